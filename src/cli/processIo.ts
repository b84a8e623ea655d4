import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { isatty } from 'node:tty'
import * as l10n from '@vscode/l10n'
import { version } from '../../package.json'
import { rules } from '../rules'
import { wantsChinese, wantsColour } from './displayLanguage'
import { diskWatcher } from './io/diskWatcher'
import { nodeFiles } from './io/files'
import { gitIn } from './io/git'
import type { Io } from './io/io'
import { readAll, writeAll } from './io/streams'
import { startThreads } from './io/threads'

/** What the programs of the servers export (src/server/server.ts, src/mcp/mcpServer.ts). */
interface Server {
  serve(options: {
    readonly input: NodeJS.ReadableStream
    readonly output: NodeJS.WritableStream
    readonly folder: string
    readonly environment: NodeJS.ProcessEnv
  }): Promise<number>
}

const { cwd, env } = process

/** File descriptors: touching `process.stdout` would make pipes non-blocking, and writes to a full pipe would fail. */
const [stdin, stdout, stderr] = [0, 1, 2]

/** The surroundings of commands: those of this process. */
export function processIo(): Io {
  return {
    files: nodeFiles(cwd()),
    rules,
    version,
    build: buildName,
    printBytes: (bytes) => writeAll(stdout, bytes),
    input: () => readAll(stdin),
    print: (text) => writeAll(stdout, text),
    warn: (text) => writeAll(stderr, text),
    progress: isatty(stderr) ? (line) => writeAll(stderr, `\r\u001b[K${line}`) : undefined,
    colour: wantsColour(env, isatty(stdout)),
    debug: Boolean(env['COPYDESK_DEBUG']),
    now: () => performance.now(),
    clock: Date.now,
    git: gitIn(cwd()),
    serve,
    watcher: diskWatcher,
    threads: {
      start: startThreads(join(__dirname, 'checkThread.js')),
      processors: availableParallelism(),
      isChinese: wantsChinese(env),
    },
    environment: env,
  }
}

/**
 * What tells this program apart from others of its version: its files, whose names have hashes, with their sizes, as far as they are in one
 * folder; Node, whose regular expressions know other characters in other versions; the time zone, which a rule might use.
 */
function buildName(): string {
  const files = nodeFiles(__dirname)
  const own = files.list(__dirname).map(({ name }) => `${name} ${files.size(join(__dirname, name))}`)
  return [process.version, env['TZ'] ?? '', new Date().getTimezoneOffset(), ...own.sort()].join('\n')
}

/** Runs a program of its own, next to this one: the other commands need not read it. */
async function serve(name: 'server' | 'mcp'): Promise<number> {
  const program = join(__dirname, `${name}.js`)
  if (!existsSync(program)) {
    writeAll(stderr, `${l10n.t('This copy of Copydesk has no server.')}\n`)
    return 2
  }
  const server: Server = createRequire(__filename)(program)
  return server.serve({ input: process.stdin, output: process.stdout, folder: cwd(), environment: env })
}
