// Uploads are judged by their content: no picture is refused, a picture comes out clean and upright.
import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { encodeAvif, processImage, toneOf } from "#platform/images";
import { Refusal } from "#platform/refusal";
import { takeTurn } from "./turns.ts";

const RED = { r: 200, g: 30, b: 30, alpha: 1 };

function picture(width: number, height: number) {
  return sharp({ create: { width, height, channels: 4, background: RED } });
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

/** A well-formed PNG that announces any size. */
function announcedPng(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const pixels = chunk("IDAT", deflateSync(Buffer.alloc(1 << 16)));
  return Buffer.concat([signature, chunk("IHDR", header), pixels, chunk("IEND", Buffer.alloc(0))]);
}

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>`;

const refused: [string, string, () => Promise<Uint8Array> | Uint8Array][] = [
  ["nothing at all", "unsupported_image", () => new Uint8Array()],
  ["an SVG with a script", "unsupported_image", () => text(SVG)],
  ["an SVG behind an XML line", "unsupported_image", () => text(`<?xml version="1.0"?>\n${SVG}`)],
  [
    "a web page called picture.png",
    "unsupported_image",
    () => text("<!doctype html><script>alert(1)</script>"),
  ],
  ["a web page that begins like a GIF", "unsupported_image", () => text("GIF89a/*<script>*/=alert(1)")],
  [
    "a web page behind a PNG signature",
    "unsupported_image",
    () => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), text("<html>")]),
  ],
  [
    "an SVG behind a JPEG signature",
    "unsupported_image",
    () => Buffer.concat([Buffer.from("ffd8ff", "hex"), text(SVG)]),
  ],
  ["a PDF", "unsupported_image", () => text("%PDF-1.7\n1 0 obj")],
  ["a TIFF", "unsupported_image", () => picture(9, 9).tiff().toBuffer()],
  ["half a JPEG", "unsupported_image", async () => half(await noise(400, 400).jpeg().toBuffer())],
  ["half a PNG", "unsupported_image", async () => half(await noise(400, 400).png().toBuffer())],
  ["half a WebP", "unsupported_image", async () => half(await noise(400, 400).webp().toBuffer())],
  ["a PNG that announces 2.5 gigapixels", "image_too_large", () => announcedPng(50_000, 50_000)],
  ["a PNG just over 40 megapixels", "image_too_large", () => announcedPng(8000, 5001)],
  ["a PNG that is one endless line", "image_too_large", () => announcedPng(100_000, 2)],
  ["a PNG that announces more than it has", "unsupported_image", () => announcedPng(4000, 4000)],
];

for (const [name, code, make] of refused) {
  test(`refused: ${name}`, async () => {
    await assert.rejects(processImage(await make()), (error: unknown) => {
      assert.ok(error instanceof Refusal, String(error));
      assert.equal(error.kind, "invalid");
      assert.equal(error.errors?.[0]?.field, "image");
      assert.equal(error.errors?.[0]?.code, code);
      return true;
    });
  });
}

const formats = {
  jpeg: () => picture(1500, 900).jpeg().toBuffer(),
  png: () => picture(1500, 900).png().toBuffer(),
  webp: () => picture(1500, 900).webp().toBuffer(),
  gif: () => picture(1500, 900).gif().toBuffer(),
  avif: () => picture(1500, 900).avif({ effort: 0 }).toBuffer(),
};

for (const [name, make] of Object.entries(formats)) {
  test(`${name} becomes WebP in three widths`, async () => {
    const image = await processImage(await make());
    assert.deepEqual([image.width, image.height], [1200, 720]);
    assert.deepEqual(
      image.variants.map((variant) => variant.width),
      [320, 640, 1200],
    );
    for (const { width, bytes } of image.variants) {
      const facts = await sharp(bytes).metadata();
      assert.deepEqual([facts.format, facts.width, facts.height], ["webp", width, (width * 3) / 5]);
    }
    assert.equal(image.byte_size, image.variants[2]?.bytes.length);
  });
}

test("nothing is enlarged", async () => {
  const widths = async (width: number) =>
    (await processImage(await picture(width, 50).png().toBuffer())).variants.map((variant) => variant.width);
  assert.deepEqual(await widths(1), [1]);
  assert.deepEqual(await widths(320), [320]);
  assert.deepEqual(await widths(321), [320, 321]);
  assert.deepEqual(await widths(700), [320, 640, 700]);
  assert.deepEqual(await widths(1200), [320, 640, 1200]);
});

test("a photo is turned upright, and its place, owner and colour profile are gone", async () => {
  const photo = await picture(400, 200)
    .withExif({ IFD0: { Copyright: "Ada" }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } })
    .withMetadata({ orientation: 6, exif: { IFD0: { Copyright: "Ada" } } })
    .jpeg()
    .toBuffer();
  assert.match(photo.toString("latin1"), /Ada/);
  const image = await processImage(photo);
  assert.deepEqual([image.width, image.height], [200, 400]);
  for (const { bytes } of image.variants) {
    const facts = await sharp(bytes).metadata();
    assert.equal(facts.exif, undefined);
    assert.equal(facts.icc, undefined);
    assert.equal(facts.orientation, undefined);
    assert.doesNotMatch(Buffer.from(bytes).toString("latin1"), /Ada/);
  }
});

test("a polyglot loses its other half: only pixels come through", async () => {
  const payload = "<script>alert(1)</script><?php system($_GET['c']); ?>PK\u0003\u0004";
  const jpeg = await picture(300, 300).jpeg().toBuffer();
  const comment = Buffer.concat([Buffer.from("fffe", "hex"), lengthOf(payload), Buffer.from(payload)]);
  const polyglot = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), Buffer.from(payload)]);
  const image = await processImage(polyglot);
  for (const { bytes } of image.variants) {
    assert.doesNotMatch(Buffer.from(bytes).toString("latin1"), /script|php|system/);
  }
});

test("of an animation the first frame stays, and transparency stays transparent", async () => {
  const frames = [picture(60, 40), picture(60, 40).negate()];
  const animation = await sharp(await Promise.all(frames.map((frame) => frame.png().toBuffer())), {
    join: { animated: true },
  })
    .gif()
    .toBuffer();
  const image = await processImage(animation);
  assert.deepEqual([image.width, image.height], [60, 40]);
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const see_through = sharp({ create: { width: 30, height: 30, channels: 4, background: clear } });
  const [variant] = (await processImage(await see_through.png().toBuffer())).variants;
  const { channels } = await sharp(variant?.bytes).stats();
  assert.equal(channels[3]?.max, 0);
});

test("AVIF for later: as wide as asked, never enlarged, refusing what is no picture", async () => {
  const upload = await picture(500, 250).png().toBuffer();
  const facts = await sharp(await encodeAvif(upload, 320)).metadata();
  assert.deepEqual([facts.compression, facts.width, facts.height], ["av1", 320, 160]);
  assert.equal((await sharp(await encodeAvif(upload, 1200)).metadata()).width, 500);
  await assert.rejects(encodeAvif(text(SVG), 320), Refusal);
});

test("the tone is what most of the picture looks like, and nothing where something shines through", async () => {
  const thing = await picture(150, 150).png().toBuffer();
  const wall = { create: { width: 400, height: 300, channels: 3, background: "#dbe7f4" } } as const;
  const photo = await sharp(wall)
    .composite([{ input: thing }])
    .png()
    .toBuffer();
  assert.equal(await toneOf(photo), "#dbe7f4");
  assert.equal((await processImage(photo)).tone, "#dbe7f4");
  const grey = sharp({ create: { ...wall.create, background: "#777777" } }).toColourspace("b-w");
  assert.equal(await toneOf(await grey.png().toBuffer()), "#777777");
  assert.equal(
    await toneOf(await picture(9, 9).png().toBuffer()),
    "#c81e1e",
    "opaque, with room for opacity",
  );
  const glass = { ...wall.create, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } } as const;
  assert.equal(await toneOf(await sharp({ create: glass }).png().toBuffer()), null);
  await assert.rejects(toneOf(text(SVG)), Refusal);
});

test("two are at work, twenty wait, the next is asked to come again", async () => {
  const gate = Promise.withResolvers<void>();
  const most = { at_once: 0, now: 0 };
  const work = async () => {
    most.now += 1;
    most.at_once = Math.max(most.at_once, most.now);
    await gate.promise;
    most.now -= 1;
  };
  const turns = Array.from({ length: 22 }, () => takeTurn(work));
  await assert.rejects(
    takeTurn(work),
    (error: unknown) => error instanceof Refusal && error.code === "images_busy",
  );
  gate.resolve();
  await Promise.all(turns);
  assert.equal(most.at_once, 2);
  await takeTurn(work);
});

/** A picture that does not compress to nothing, so that half of the file is half of the picture. */
function noise(width: number, height: number) {
  const noisy = { type: "gaussian", mean: 128, sigma: 60 } as const;
  return sharp({ create: { width, height, channels: 3, background: RED, noise: noisy } });
}

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

function lengthOf(payload: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(payload.length + 2);
  return length;
}
