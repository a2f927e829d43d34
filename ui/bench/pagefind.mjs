/**
 * pagefind over the manual's text, in Chromium, where alone it answers: for `cargo xtask bench --only manuals`. Takes the
 * folder that pagefind was installed in and a JSON file `{sections: [{title, text}], queries}`; prints the milliseconds of
 * each query with its best 20 hits in context, as our search gives them, and how many it found.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [, , library = "", input = ""] = process.argv;
const { createIndex, close } = await import(pathToFileURL(join(library, "node_modules/pagefind/lib/index.js")).href);
const { sections, queries } = JSON.parse(await readFile(input, "utf8"));
const { index } = await createIndex({ forceLanguage: "ja" });
for (const [number, { title, text }] of sections.entries()) {
  await index.addCustomRecord({ url: `/${number}`, content: `${title}\n${text}`, language: "ja", meta: { title } });
}
const folder = await mkdtemp(join(tmpdir(), "pagefind-"));
await index.writeFiles({ outputPath: folder });
await close();

const TYPES = { js: "text/javascript", wasm: "application/wasm" };
const server = createServer(async ({ url = "/" }, response) => {
  const path = new URL(url, "http://localhost").pathname;
  if (path === "/")
    return response.setHeader("content-type", "text/html").end("<!doctype html><title>pagefind</title>");
  const content = await readFile(join(folder, path)).catch(() => null);
  if (!content) return response.writeHead(404).end();
  response.setHeader("content-type", TYPES[path.split(".").at(-1)] ?? "application/octet-stream").end(content);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${server.address().port}/`);
const answers = await page.evaluate(async (queries) => {
  const pagefind = await import("/pagefind.js");
  await pagefind.init();
  const answers = [];
  for (const query of queries) {
    const rounds = [];
    let found = 0;
    for (let round = 0; round < 9; round += 1) {
      const start = performance.now();
      const { results } = await pagefind.search(query);
      await Promise.all(results.slice(0, 20).map((one) => one.data()));
      rounds.push(performance.now() - start);
      found = results.length;
    }
    rounds.sort((one, other) => one - other);
    answers.push({ ms: rounds[4], found });
  }
  return answers;
}, queries);
process.stdout.write(`${JSON.stringify(answers)}\n`);
await browser.close();
server.close();
await rm(folder, { recursive: true });
