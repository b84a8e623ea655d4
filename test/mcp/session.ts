import assert from 'node:assert/strict'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { serve } from '../../src/mcp/mcpServer'
import { rules } from '../../src/rules'
import type { Files } from '../../src/cli/io/files'
import type { Io } from '../../src/cli/io/io'

/** What the server answered, in order. */
export interface Answer {
  readonly jsonrpc: '2.0'
  readonly id?: string | number
  readonly result?: Record<string, unknown>
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown }
}

/**
 * Starts the server, writes chunks to it, ends its input, and reads all answers.
 * @param last the id of the last request; without it, one more is sent at the end
 */
export async function session(files: Files, chunks: readonly (string | Uint8Array)[], last?: string): Promise<readonly Answer[]> {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const answers: Answer[] = []
  const ended = serve({ input, output }, ioFor(files))
  for (const chunk of last === undefined ? [...chunks, request('end', 'ping')] : chunks) input.write(chunk)
  input.end()
  assert.equal(await ended, 0)
  for await (const line of createInterface(output)) {
    const answer: Answer = JSON.parse(line)
    if (answer.id !== 'end') answers.push(answer)
    if (answer.id === (last ?? 'end')) return answers
  }
  return answers
}

/** What a tool answered as data. */
type CallData = Readonly<Record<string, unknown>> & { readonly problems?: readonly unknown[] }

interface ToolAnswer {
  readonly content: readonly [{ readonly text: string }]
  readonly structuredContent?: CallData
  readonly isError: boolean
}

/** What a tool answered. */
export interface CallResult {
  readonly text: string
  readonly data: CallData | undefined
  readonly isError: boolean
}

export async function call(files: Files, name: string, given: Record<string, unknown> = {}): Promise<CallResult> {
  const [answer] = await session(files, [request(1, 'tools/call', { name, arguments: given })])
  assert.ok(answer?.result, answer?.error?.message)
  const { content, structuredContent, isError } = answer.result as unknown as ToolAnswer
  return { text: content[0].text, data: structuredContent, isError }
}

export function request(id: string | number, method: string, params?: unknown): string {
  return `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`
}

function ioFor(files: Files): Io {
  const unexpected = (): never => {
    throw new Error('the server does not use it')
  }
  return {
    files,
    rules,
    version: '1.2.3',
    print: unexpected,
    printBytes: unexpected,
    input: unexpected,
    warn: unexpected,
    progress: unexpected,
    colour: true,
    debug: false,
    now: () => 0,
    clock: () => Date.UTC(2024, 0, 5, 8),
    git: unexpected,
    serve: unexpected,
    watcher: { watch: unexpected, after: unexpected, onInterrupt: unexpected },
    environment: { GITHUB_STEP_SUMMARY: '/summary.md', CI: 'true' },
  }
}
