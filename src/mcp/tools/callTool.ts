import * as l10n from '@vscode/l10n'
import { visibleText } from '../../core/text/visible'
import { UsageError } from '../../cli/commands/command'
import type { Files } from '../../cli/io/files'
import type { Io } from '../../cli/io/io'
import { Refusal } from '../../cli/io/refusal'
import type { JsonObject } from '../protocol/versions'
import { ToolRefusal, type Tool, type ToolResult } from './tool'

/** Runs a tool. @returns the answer to `tools/call`; a failure is one as well, so that the model can try again */
export async function callTool(tool: Tool, given: JsonObject, io: Io): Promise<JsonObject> {
  const { text, data, hasFailed = false } = await resultOf(tool, given, io)
  return { content: [{ type: 'text', text: visibleText(text) }], ...(data && { structuredContent: data }), isError: hasFailed }
}

async function resultOf(tool: Tool, given: JsonObject, io: Io): Promise<ToolResult> {
  try {
    return await tool.call(given, readingIo(io))
  } catch (error) {
    const isClear = error instanceof ToolRefusal || error instanceof UsageError || error instanceof Refusal
    if (isClear) return { text: error.message, hasFailed: true }
    return { text: l10n.t('Copydesk failed: {0}', error instanceof Error ? error.message : String(error)), hasFailed: true }
  }
}

/** The surroundings of the commands that tools use: nothing is written, and standard output, which belongs to the protocol, is not touched. */
function readingIo(io: Io): Io {
  const nothing = () => {}
  return {
    ...io,
    files: readOnly(io.files),
    print: nothing,
    printBytes: nothing,
    warn: nothing,
    input: () => new Uint8Array(),
    progress: undefined,
    colour: false,
    git: () => undefined,
    // No variable of a pipeline applies.
    environment: {},
  }
}

function readOnly(files: Files): Files {
  const refuse = (): never => {
    throw new ToolRefusal(l10n.t('This server writes no files.'))
  }
  return { ...files, write: refuse, create: refuse, makeFolder: refuse, openReport: refuse, append: refuse, removeLeftovers: () => {} }
}
