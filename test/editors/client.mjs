// A plain client of the Language Server Protocol: headers and JSON over the standard streams of a process, without a library.
import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'

/** An answer that does not come fails the test with what was waited for, instead of the time limit of the test alone. */
const maxWaitMs = 30_000

export function startServer({ folder, command = ['dist/cli.js', 'lsp', '--stdio'], environment = {} }) {
  const child = spawn(process.execPath, command, { cwd: folder, env: { ...process.env, COPYDESK_LANG: 'en', ...environment } })
  return new Client(child)
}

export class Client {
  #child
  #bytes = Buffer.alloc(0)
  #id = 0
  #answers = new Map()
  /** Everything that came without being asked for, oldest first. */
  #received = []
  #waiting = []
  stderr = ''
  ended

  constructor(child) {
    this.#child = child
    child.stdout.on('data', (bytes) => this.#read(bytes))
    child.stderr.setEncoding('utf8').on('data', (text) => {
      this.stderr += text
    })
    child.stdin.on('error', () => {})
    this.ended = new Promise((resolve) => child.on('close', (code) => resolve(code)))
  }

  /** Writes bytes as they are. */
  write(text) {
    this.#child.stdin.write(text)
  }

  closeInput() {
    this.#child.stdin.end()
  }

  kill() {
    this.#child.kill()
  }

  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }), 'utf8')
    this.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]))
  }

  notify(method, params) {
    this.send({ method, params })
  }

  /** The result; an error as `{ error }`. */
  request(method, params) {
    const id = ++this.#id
    this.send({ id, method, params })
    return limited(new Promise((resolve) => this.#answers.set(id, resolve)), `the answer to ${method}`)
  }

  /** The first message without an answer, of those that came and will come, that fits; it is taken out. */
  next(what, fits) {
    const at = this.#received.findIndex(fits)
    if (at >= 0) return Promise.resolve(this.#received.splice(at, 1)[0])
    return limited(new Promise((resolve) => this.#waiting.push({ fits, resolve })), what)
  }

  /** The next problems of a document that fit. */
  async problems(uri, fits = () => true) {
    const { params } = await this.next(
      `problems of ${uri}`,
      ({ method, params: about }) =>
        method === 'textDocument/publishDiagnostics' && about.uri === uri && fits(about.diagnostics, about.version),
    )
    return params.diagnostics
  }

  async initialize({ folders = [], capabilities = {}, ...rest } = {}) {
    const workspaceFolders = folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder }))
    const result = await this.request('initialize', {
      processId: process.pid,
      rootUri: workspaceFolders[0]?.uri ?? null,
      workspaceFolders: workspaceFolders.length > 0 ? workspaceFolders : null,
      capabilities,
      ...rest,
    })
    this.notify('initialized', {})
    return result
  }

  open(uri, text, languageId = 'markdown', version = 1) {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } })
  }

  async shutdown() {
    await this.request('shutdown')
    this.notify('exit')
    return this.ended
  }

  #read(bytes) {
    this.#bytes = Buffer.concat([this.#bytes, bytes])
    for (;;) {
      const end = this.#bytes.indexOf('\r\n\r\n')
      const length = Number(/Content-Length: *(\d+)/i.exec(this.#bytes.subarray(0, Math.max(0, end)).toString())?.[1])
      if (end < 0 || this.#bytes.length < end + 4 + length) return
      const message = JSON.parse(this.#bytes.subarray(end + 4, end + 4 + length).toString('utf8'))
      this.#bytes = this.#bytes.subarray(end + 4 + length)
      this.#take(message)
    }
  }

  #take(message) {
    const answer = message.method === undefined ? this.#answers.get(message.id) : undefined
    if (answer) {
      this.#answers.delete(message.id)
      answer(message.error ? { error: message.error } : message.result)
      return
    }
    // Requests of the server, such as to watch files, are granted.
    if (message.id !== undefined && message.method !== undefined) this.send({ id: message.id, result: null })
    const at = this.#waiting.findIndex(({ fits }) => fits(message))
    if (at >= 0) this.#waiting.splice(at, 1)[0].resolve(message)
    else this.#received.push(message)
  }
}

function limited(promise, what) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`did not come: ${what}`)), maxWaitMs)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
