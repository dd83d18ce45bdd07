// circleci.mjs <config file>: reads it as CircleCI's own parser does, and prints its jobs as JSON.
import { readFileSync } from "node:fs";
import { parseConfig } from "@circleci/circleci-config-parser";

const config = parseConfig(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify({
  jobs: config.jobs.map((job) => job.name),
  workflows: config.workflows.map((workflow) => workflow.generate()),
}));
