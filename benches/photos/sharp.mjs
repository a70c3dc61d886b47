// The same pictures as bydel makes, by sharp: node sharp.mjs usual|chained FROM TO
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import sharp from "sharp";

const [how, from, to] = process.argv.slice(2);
const widths = [1600, 960, 480];
const webp = { quality: 78, effort: 4 };
const jpeg = { quality: 80, progressive: true };

async function write(image, name, width) {
  const file = join(to, `${name}-${width}`);
  await Promise.all([
    image.clone().webp(webp).toFile(`${file}.webp`),
    image.clone().jpeg(jpeg).toFile(`${file}.jpg`),
  ]);
}

async function usual(file, name) {
  await Promise.all(widths.map((width) => write(sharp(file).rotate().resize({ width }), name, width)));
}

async function chained(file, name) {
  let source = sharp(file).rotate();
  for (const width of widths) {
    const { data, info } = await source
      .resize({ width })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    await write(sharp(data, { raw }), name, width);
    source = sharp(data, { raw });
  }
}

const make = { usual, chained }[how];
const files = readdirSync(from).filter((name) => name.endsWith(".jpg"));
// As many at a time as there are cores: more only costs memory.
const workers = Array.from({ length: Number(process.env.UV_THREADPOOL_SIZE) }, async () => {
  for (let name = files.pop(); name; name = files.pop()) {
    await make(join(from, name), basename(name, ".jpg"));
  }
});
await Promise.all(workers);
