// Drops the MySQL databases of tests that nobody uses any more.
import { dropFreeDatabases } from "./own-mysql.ts";

await dropFreeDatabases();
