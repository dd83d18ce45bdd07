// github.mjs <workflow file>: reads it as GitHub Actions does, and prints its jobs as JSON.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } from "@actions/workflow-parser";

async function main() {
  const path = process.argv[2];
  const parsed = parseWorkflow({ name: basename(path), content: readFileSync(path, "utf8") }, new NoOperationTraceWriter());
  const template = parsed.value && (await convertWorkflowTemplate(parsed.context, parsed.value));
  const errors = parsed.context.errors.getErrors().map((e) => e.message).concat((template?.errors ?? []).map((e) => e.Message));
  if (errors.length > 0) {
    console.error(errors.join("\n"));
    process.exit(1);
  }

  console.log(JSON.stringify(template.jobs.map((job) => ({
    name: job.id.value,
    matrix: job.strategy?.toJSON?.() ?? null,
    run: job.steps.map((step) => step.run?.toString() ?? "").filter((run) => run !== ""),
  }))));
}

main();
