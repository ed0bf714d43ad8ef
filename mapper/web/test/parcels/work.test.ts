import { expect, it } from "vitest";
import { Work, type Job } from "../../src/parcels/work";

function* job(name: string, steps: number, into: string[]): Job {
  for (let i = 0; i < steps; i++) {
    into.push(name + i);
    yield;
  }
}

it("jobs are done one after the other, without mixing", () => {
  const done: string[] = [];
  const work = new Work();
  work.add({}, job("a", 2, done));
  work.add({}, job("b", 2, done));
  work.run(1000);
  expect(done).toEqual(["a0", "a1", "b0", "b1"]);
});

it("a new job under the same key replaces the old one, and a dropped one is not done", () => {
  const done: string[] = [];
  const work = new Work();
  const [tile, other] = [{}, {}];
  work.add(tile, job("old", 2, done));
  work.add(other, job("gone", 2, done));
  work.add(tile, job("new", 1, done));
  work.drop(other);
  work.run(1000);
  expect(done).toEqual(["new0"]);
});

it("stops when its time is over and goes on by itself", async () => {
  const done: string[] = [];
  const work = new Work();
  work.add({}, job("a", 3, done));
  work.run(0);
  expect(done).toEqual(["a0"]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(done).toEqual(["a0", "a1", "a2"]);
});
