// The output formats of `copydesk check`, the default first.
// CONTRIBUTING.md has the steps to add one.
import { json } from './jsonReporter'
import type { OutputFormat } from './reporter'
import { text } from './textReporter'

export const reporters: readonly [OutputFormat, ...OutputFormat[]] = [text, json]
