// The script of search against tests/search/vectors.json: it cuts words and finds pages as the
// program does. Needs nothing but Node: `node tests/browser/vectors.mjs`.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const vectors = JSON.parse(fs.readFileSync(path.join(root, "tests/search/vectors.json"), "utf8"));
const folder = path.join(root, "templates/assets/search");

// The parts that need no page.
const world = vm.createContext({});
world.window = world;
for (const name of fs.readdirSync(folder).sort().filter((it) => it < "60")) {
  vm.runInContext(fs.readFileSync(path.join(folder, name), "utf8"), world, { filename: name });
}
const search = world.opsbookSearch;

for (const { text, terms } of vectors.words) {
  const found = search.question(text).terms.map((it) => it.text);
  assert.deepEqual([...found], terms, `words of ${JSON.stringify(text)}`);
}

const fetch = (name) => new Promise((resolve) => {
  search.waiting.set(name, resolve);
  vm.runInContext(vectors.files[`${name}.js`], world, { filename: name });
});
const shelf = new search.Shelf(await fetch("index"), fetch);
for (const { ask, answers } of vectors.questions) {
  const found = await search.ask(shelf, ask);
  const shown = found.answers.map((it) => [it.address, it.anchor, it.line].join(" | "));
  assert.deepEqual([...shown], answers, `answers to ${JSON.stringify(ask)}`);
}
console.log(`${vectors.words.length} texts and ${vectors.questions.length} questions: the script agrees with the program`);
