#!/usr/bin/env node
// Starts the program under the Node that npm installed beside it, whatever Node runs this file.
import { PROGRAM_FLAGS, runWithProjectNode } from "./project-node.js";

runWithProjectNode(new URL("../src/main.ts", import.meta.url), process.argv.slice(2), PROGRAM_FLAGS);
