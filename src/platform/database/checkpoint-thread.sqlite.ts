// The thread that checkpoints: one passive checkpoint per message, over a connection of its own.
import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

const connection = new DatabaseSync(workerData as string);
connection.exec("PRAGMA synchronous = normal");

parentPort?.on("message", () => {
  try {
    connection.exec("PRAGMA wal_checkpoint(PASSIVE)");
  } catch {
    // Somebody else is at it, or the disk is full: the next commits ask again, and the writer meets it too.
  }
  parentPort?.postMessage("done");
});
