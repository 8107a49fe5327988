// Modules of the browser put together into one file, so that a page fetches one script and not fifteen.

const IMPORT = /^import\s*(?:\{([^}]*)\}\s*from\s*)?"\.\/([\w-]+)\.ts";?$/gm;
const EXPORT = /^export\s+((?:async\s+)?function\*?|const|class)\s+(\w+)/gm;
/** What only a real bundler could put together; written otherwise, it fits. */
const OTHER_FORM = /^\s*export\b|^\s*import\b|\bimport\s*\(/m;

/**
 * The module `entry` and everything that it imports, each in a function of its own, once, before who needs it.
 * Throws on a circle, on a module that is not there, and on forms of import and export that it doesn't know.
 */
export function joinScripts(scripts: ReadonlyMap<string, string>, entry: string): string {
  const joined = new Map<string, string>();
  const visit = (name: string, above: readonly string[]): void => {
    if (joined.has(name)) return;
    const text = scripts.get(name);
    if (text === undefined) throw new Error(`${above.at(-1)} imports ${name}, which is not there`);
    if (above.includes(name)) throw new Error(`Scripts import each other in a circle: ${above.join(" → ")}`);
    for (const [, , file] of text.matchAll(IMPORT)) visit(`${file}.js`, [...above, name]);
    joined.set(name, asFunction(name, text));
  };
  visit(entry, []);
  return [...joined.values()].filter((text) => text !== "").join("\n");
}

/** A module as a function that runs once and answers what it exports. */
function asFunction(name: string, text: string): string {
  const exported: string[] = [];
  const body = text
    .replace(IMPORT, (_, names: string | undefined, file: string) => {
      if (names === undefined) return "";
      return `const{${renamed(names)}}=${identifierOf(`${file}.js`)};`;
    })
    .replace(EXPORT, (_, kind: string, own: string) => {
      exported.push(own);
      return `${kind} ${own}`;
    })
    .trim();
  if (OTHER_FORM.test(body)) throw new Error(`${name} imports or exports in a form that can't be joined`);
  if (body === "") return "";
  if (exported.length === 0) return `(()=>{${body}\n})();`;
  return `const ${identifierOf(name)}=(()=>{${body}\nreturn{${exported.join(",")}}})();`;
}

/** `a, b as c` of an import is `a,b:c` of an object taken apart. */
function renamed(names: string): string {
  return names
    .split(",")
    .map((one) => one.trim().replace(/\s+as\s+/, ":"))
    .filter((one) => one !== "")
    .join(",");
}

function identifierOf(name: string): string {
  return `module_${name.replace(/\.js$/, "").replaceAll("-", "_")}`;
}
