// The style of the plain pages: system type, light and dark, logical properties.

export const STYLE = `:root {
  color-scheme: light dark;
  --ink: light-dark(#1b1a17, #f3f1ec);
  --quiet: light-dark(#625d53, #aaa497);
  --paper: light-dark(#fbfaf7, #161513);
  --card: light-dark(#ffffff, #201e1b);
  --line: light-dark(#e6e2d9, #35322d);
  --accent: light-dark(#0b6e4f, #5fd0a8);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  padding: clamp(1.25rem, 5vw, 4rem) clamp(1rem, 5vw, 3rem);
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.6 system-ui, sans-serif;
}
main { max-inline-size: 52rem; margin-inline: auto; }
h1 { font-size: clamp(1.8rem, 5vw, 2.8rem); line-height: 1.1; letter-spacing: -0.02em; margin-block: 0 0.6rem; }
h2 { font-size: 1.05rem; margin-block: 0 0.5rem; }
p { margin-block: 0 1rem; }
.lead { color: var(--quiet); font-size: 1.15rem; max-inline-size: 40rem; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); margin-block: 2rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; padding: 1.1rem 1.25rem; }
.card p:last-child { margin-block-end: 0; }
a { color: var(--accent); text-underline-offset: 0.2em; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
table { inline-size: 100%; border-collapse: collapse; }
caption { text-align: start; color: var(--quiet); padding-block-end: 0.5rem; }
th, td { text-align: start; padding: 0.6rem 0.75rem; border-block-end: 1px solid var(--line); vertical-align: top; }
th { color: var(--quiet); font-weight: 600; }
.scroll { overflow-x: auto; }
code, pre { font: 0.9em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; padding: 1rem; }
form { display: grid; gap: 0.6rem; max-inline-size: 26rem; }
label { font-weight: 600; }
input, button { font: inherit; padding: 0.65rem 0.9rem; border-radius: 0.5rem; border: 1px solid var(--line); }
input { background: var(--card); color: inherit; }
button { background: var(--accent); color: var(--paper); border-color: transparent; font-weight: 600; cursor: pointer; }
:is(input, button):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.problem { color: light-dark(#a3200d, #ff9d8a); font-weight: 600; }
main > .card + .card { margin-block-start: 1rem; }
section + .scroll { margin-block-start: 1.5rem; }
.quiet { color: var(--quiet); }
`;
