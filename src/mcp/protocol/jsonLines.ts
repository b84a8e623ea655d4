// The stdio transport of the Model Context Protocol (https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/stdio): JSON-RPC 2.0,
// one message a line, UTF-8. The other files of the server import the library from here.
import * as l10n from '@vscode/l10n'
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  ErrorCodes,
  Message,
  ResponseError,
  type DataCallback,
  type Disposable,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc/node'
import { LineSplitter } from './lineSplitter'

export { ErrorCodes, ResponseError }

/** A connection over two streams. It is closed when the input ends. A line that is no message is answered with an error, and the next one is read. */
export function lineConnection(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): MessageConnection {
  const writer = new LineWriter(output)
  return createMessageConnection(new LineReader(input, (answer) => void writer.write(answer).catch(() => undefined)), writer)
}

class LineReader extends AbstractMessageReader implements MessageReader {
  readonly #input: NodeJS.ReadableStream
  readonly #answer: (message: Message) => void

  /** @param answer sends the answer to a line that is no message */
  constructor(input: NodeJS.ReadableStream, answer: (message: Message) => void) {
    super()
    this.#input = input
    this.#answer = answer
  }

  listen(take: DataCallback): Disposable {
    const splitter = new LineSplitter()
    const data = (chunk: Uint8Array) => {
      for (const line of splitter.lines(chunk)) this.#read(line, take)
    }
    const end = () => {
      for (const line of splitter.end()) this.#read(line, take)
      this.fireClose()
    }
    const error = (reason: unknown) => {
      this.fireError(reason)
      this.fireClose()
    }
    this.#input.on('data', data).on('end', end).on('error', error)
    return { dispose: () => void this.#input.off('data', data).off('end', end).off('error', error) }
  }

  /** @param line undefined for one that is too long */
  #read(line: string | undefined, take: DataCallback): void {
    if (line === undefined) this.#refuse(ErrorCodes.InvalidRequest, l10n.t('The line is too long.'))
    else if (line.trim() !== '') for (const message of this.#messagesIn(line)) this.#pass(message, take)
  }

  #messagesIn(line: string): readonly Message[] {
    try {
      const parsed = JSON.parse(line)
      // Version 2025-03-26 has batches: lists of messages. Each message is answered by itself.
      return Array.isArray(parsed) && parsed.length > 0 ? parsed : [parsed]
    } catch (error) {
      this.#refuse(ErrorCodes.ParseError, l10n.t('The line is not valid JSON: {0}', messageOf(error)))
      return []
    }
  }

  /** @param message of any type, since it comes from outside */
  #pass(message: Message, take: DataCallback): void {
    const isMessage = Message.isRequest(message) || Message.isNotification(message) || Message.isResponse(message)
    if (isMessage && message.jsonrpc === '2.0') {
      try {
        take(message)
      } catch {
        // Only a notification that the library has by itself (`$/cancelRequest`) and that lacks a member. A notification is never answered.
      }
    } else this.#refuse(ErrorCodes.InvalidRequest, l10n.t('This is no message of JSON-RPC 2.0.'), idOf(message))
  }

  #refuse(code: number, message: string, id?: string | number): void {
    // Without the id where it cannot be read, as the protocol has it; JSON-RPC alone would have `null`.
    this.#answer({ jsonrpc: '2.0', ...(id !== undefined && { id }), error: { code, message } } as Message)
  }
}

class LineWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #output: NodeJS.WritableStream

  constructor(output: NodeJS.WritableStream) {
    super()
    this.#output = output
    output.on('error', (error) => this.fireError(error))
    output.on('close', () => this.fireClose())
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#output.write(`${JSON.stringify(message)}\n`, (error) => (error ? reject(error) : resolve()))
    })
  }

  end(): void {
    this.#output.end()
  }
}

function idOf(message: unknown): string | number | undefined {
  const id = typeof message === 'object' && message !== null && 'id' in message ? message.id : undefined
  return typeof id === 'string' || typeof id === 'number' ? id : undefined
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
