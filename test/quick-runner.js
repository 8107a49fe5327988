// Loaded before every test file: the runner does not follow each promise of the program to know which test an error
// belongs to that comes after its test has ended. Following them takes a quarter of the processor time of tests that
// ask a lot. Such an error fails the whole file instead, where it would only be told.
import { createHook } from "node:async_hooks";

Object.getPrototypeOf(createHook({})).enable = function notFollowed() {
  return this;
};
