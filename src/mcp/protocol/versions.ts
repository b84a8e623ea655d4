import * as l10n from '@vscode/l10n'
import { isRecord } from '../../core/data/isRecord'
import { version } from '../../../package.json'
import { ErrorCodes, ResponseError } from './jsonLines'

// The versions of the protocol (https://modelcontextprotocol.io/specification/2026-07-28/basic/versioning). Since 2026-07-28 each request says its version in
// `_meta`; before, `initialize` chose one for all that follows. A server may answer both.
const newVersions: readonly string[] = ['2026-07-28']
const [latestOld, ...olderVersions] = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'] as const

const versionKey = 'io.modelcontextprotocol/protocolVersion'
const capabilitiesKey = 'io.modelcontextprotocol/clientCapabilities'
const serverKey = 'io.modelcontextprotocol/serverInfo'
/** `UNSUPPORTED_PROTOCOL_VERSION` in schema/2026-07-28/schema.ts of the specification. */
const unsupportedVersion = -32022

export type JsonObject = Readonly<Record<string, unknown>>

const serverInfo = { name: 'copydesk', title: 'Copydesk', version }
const about = () => ({
  capabilities: { tools: {} },
  instructions: l10n.t(
    'Checks news articles: the front matter and the HTML of Markdown files below the current folder. No tool writes a file.',
  ),
})
/** How long, in ms, and for whom a client may keep an answer that changes only with the program. */
export const keeping: JsonObject = { ttlMs: 3_600_000, cacheScope: 'public' }

/** The answer to `initialize`. */
export function initialized(params: JsonObject): JsonObject {
  const asked = params['protocolVersion']
  return { protocolVersion: olderVersions.find((known) => known === asked) ?? latestOld, serverInfo, ...about() }
}

/** The answer to `server/discover`. */
export function discovered(): JsonObject {
  return { supportedVersions: newVersions, ...about() }
}

/**
 * Whether a request is one of a version without `initialize`.
 * @throws ResponseError if it is, but its version is not supported, or it lacks what the version requires
 */
export function isNewRequest(params: JsonObject): boolean {
  const meta = objectIn(params['_meta'])
  const asked = meta[versionKey]
  if (asked === undefined) return false
  if (typeof asked !== 'string' || !newVersions.includes(asked))
    throw new ResponseError(unsupportedVersion, l10n.t('This version of the protocol is not supported.'), {
      supported: newVersions,
      requested: String(asked),
    })
  if (!isRecord(meta[capabilitiesKey])) throw missing(capabilitiesKey)
  return true
}

/** @throws ResponseError if a request of a new version does not say its version */
export function requireVersion(isNew: boolean): void {
  if (!isNew) throw missing(versionKey)
}

/** A result as the version of its request has it. @param added members that only new versions have */
export function inVersion(isNew: boolean, result: JsonObject, added: JsonObject = {}): JsonObject {
  return isNew ? { resultType: 'complete', ...result, ...added, _meta: { [serverKey]: serverInfo } } : result
}

/** The value itself if it is an object; otherwise an empty one. */
export function objectIn(value: unknown): JsonObject {
  return isRecord(value) ? value : {}
}

function missing(key: string): ResponseError<undefined> {
  return new ResponseError(ErrorCodes.InvalidParams, l10n.t('“{0}” is missing in “_meta”.', key))
}
