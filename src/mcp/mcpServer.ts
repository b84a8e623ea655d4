import * as l10n from '@vscode/l10n'
import type { Io } from '../cli/io/io'
import { processIo } from '../cli/processIo'
import { ErrorCodes, lineConnection, ResponseError } from './protocol/jsonLines'
import { discovered, initialized, inVersion, isNewRequest, keeping, objectIn, requireVersion, type JsonObject } from './protocol/versions'
import { callTool } from './tools/callTool'
import type { Tool } from './tools/tool'
import { tools } from './tools/tools'

/** What `copydesk mcp` gives the server. */
export interface McpOptions {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
}

/**
 * Runs the server of the Model Context Protocol until the input ends.
 * @param io what its tools use; tests pass their own
 * @returns the exit code
 */
export function serve({ input, output }: McpOptions, io = processIo()): Promise<number> {
  const connection = lineConnection(input, output)
  connection.onRequest((method, params) => answer(method, objectIn(params), io))
  return new Promise((resolve) => {
    connection.onClose(() => {
      // The output may have been closed alone: nobody would hear an answer.
      input.pause()
      resolve(0)
    })
    connection.listen()
  })
}

/**
 * Answers one request. Nothing is kept between two requests.
 * @throws ResponseError
 */
async function answer(method: string, params: JsonObject, io: Io): Promise<JsonObject> {
  if (method === 'initialize') return initialized(params)
  const isNew = isNewRequest(params)
  switch (method) {
    case 'server/discover':
      requireVersion(isNew)
      return inVersion(isNew, discovered(), keeping)
    case 'ping':
      return inVersion(isNew, {})
    case 'tools/list':
      return inVersion(isNew, { tools: tools.map((tool) => tool.describe()) }, keeping)
    case 'tools/call':
      return inVersion(isNew, await callTool(toolNamed(params['name']), objectIn(params['arguments']), io))
    default:
      throw new ResponseError(ErrorCodes.MethodNotFound, l10n.t('There is no method “{0}”.', method))
  }
}

function toolNamed(name: unknown): Tool {
  const found = tools.find((tool) => tool.name === name)
  if (!found) throw new ResponseError(ErrorCodes.InvalidParams, l10n.t('There is no tool “{0}”.', String(name)))
  return found
}
