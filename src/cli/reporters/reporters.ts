// The output formats of `copydesk check`, the default first.
// CONTRIBUTING.md has the steps to add one.
import { azure } from './azureReporter'
import { checkstyle } from './checkstyleReporter'
import { compact } from './compactReporter'
import { github } from './githubReporter'
import { gitlab } from './gitlabReporter'
import { json } from './jsonReporter'
import { jsonl } from './jsonlReporter'
import { junit } from './junitReporter'
import { markdown } from './markdownReporter'
import type { OutputFormat } from './reporter'
import { sarif } from './sarifReporter'
import { text } from './textReporter'

export const reporters: readonly [OutputFormat, ...OutputFormat[]] = [
  text,
  json,
  compact,
  jsonl,
  sarif,
  junit,
  github,
  gitlab,
  azure,
  checkstyle,
  markdown,
]
