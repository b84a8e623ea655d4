import type { Refusal } from './publicAddress'
import type { RemoteTarget } from './remoteTargets'

/** What was found at an address. */
export type Outcome =
  | { readonly kind: 'fine' }
  /** The server says that there is nothing (404, 410), or that something is wrong with it or with the address. */
  | { readonly kind: 'missing' | 'failed'; readonly status: number }
  /** The server does not answer a program, or only those that are signed in. */
  | { readonly kind: 'closed'; readonly status: number }
  /** For good, to an address that answers. */
  | { readonly kind: 'moved'; readonly to: string }
  /** The address of one page leads to the front page now. */
  | { readonly kind: 'frontPage'; readonly to: string }
  | { readonly kind: 'notImage'; readonly type: string }
  | { readonly kind: 'tooSmall'; readonly width: number; readonly height: number }
  /** Over http, within a page that is read over https. `secure` answers in its place. */
  | { readonly kind: 'insecure'; readonly secure: string | undefined }
  | { readonly kind: 'noHost' | 'unreachable' | 'certificate' | 'timeout' | 'redirects' }
  /** It cannot be told here: a browser shows nothing of other sites unless they agree. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly reason: Refusal }

/** What is needed from outside. */
export interface RemoteAccess {
  fetch(address: string, request: RequestInit): Promise<Response>
  /** Why an address is not asked for; asked for each step of a redirection too. */
  refusal(url: URL): Refusal | undefined
  /** The size of a picture from its first bytes, in pixels. */
  sizeOf?(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined
  /** How long an address may take, in milliseconds. */
  readonly timeout: number
}

/** So many are asked at a time. */
const atOnce = 4
const mostRedirects = 10
/** The header of a picture is in its first part; some carry a preview or a profile before it. */
const imageStart = 64 * 1024
/** Fewer pixels than Google asks of the picture of an article. */
const fewestHeadPixels = 50_000
/** Smaller ones are there to count readers. */
const pixel = 3

/** The same for all places of an address whose answer is the same. */
export function keyOf({ address, kind, width }: RemoteTarget): string {
  return `${kind} ${width ?? ''} ${address}`
}

/**
 * Asks each address once, a few at a time.
 * @param done told after each
 * @returns what was found, by `keyOf`; of those that were not asked when `signal` stopped it there is nothing
 */
export async function checkRemote(
  targets: readonly RemoteTarget[],
  access: RemoteAccess,
  signal: AbortSignal,
  done: (count: number, all: number) => void = () => {},
): Promise<ReadonlyMap<string, Outcome>> {
  const waiting = [...new Map(targets.map((target) => [keyOf(target), target]))]
  const all = waiting.length
  const outcomes = new Map<string, Outcome>()
  const next = async (): Promise<void> => {
    for (let entry = waiting.shift(); entry && !signal.aborted; entry = waiting.shift()) {
      const [key, target] = entry
      const outcome = await checkOne(target, access, signal)
      if (signal.aborted) return
      outcomes.set(key, outcome)
      done(outcomes.size, all)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, next))
  return outcomes
}

async function checkOne(target: RemoteTarget, access: RemoteAccess, stop: AbortSignal): Promise<Outcome> {
  const late = AbortSignal.timeout(access.timeout)
  const signal = AbortSignal.any([stop, late])
  try {
    return await outcomeOf(target, access, signal)
  } catch (error) {
    return late.aborted ? { kind: 'timeout' } : failureOf(error)
  }
}

async function outcomeOf(target: RemoteTarget, access: RemoteAccess, signal: AbortSignal): Promise<Outcome> {
  const { address, kind } = target
  const isImage = kind === 'image' || kind === 'head'
  let answer = await ask(address, isImage ? 'GET' : 'HEAD', access, signal)
  // Many servers answer HEAD wrongly, or not at all.
  if ('response' in answer && !isImage && answer.response.status >= 400) answer = await ask(address, 'GET', access, signal)
  if (!('response' in answer)) return answer
  const { response, url, forGood } = answer
  const bad = badStatus(response.status)
  if (bad) {
    drop(response)
    return bad
  }
  const seen = isImage ? await lookAt(response, target, access) : drop(response)
  if (seen) return seen
  if (kind !== 'page' && url.protocol === 'http:') return insecure(url, access, signal)
  return forGood ? movedTo(new URL(address), url) : { kind: 'fine' }
}

interface Answer {
  readonly response: Response
  /** Where the answer came from in the end. */
  readonly url: URL
  /** Whether it was redirected, and each time for good. */
  readonly forGood: boolean
}

async function ask(address: string, method: 'GET' | 'HEAD', access: RemoteAccess, signal: AbortSignal): Promise<Answer | Outcome> {
  let url = new URL(address)
  let steps = 0
  let forGood = true
  for (; steps <= mostRedirects; steps++) {
    const reason = access.refusal(url)
    if (reason) return { kind: 'refused', reason }
    const response = await access.fetch(url.href, {
      method,
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
      ...(method === 'GET' && { headers: { Range: `bytes=0-${imageStart - 1}` } }),
    })
    // In a browser nothing is told of where it leads.
    if (response.type === 'opaqueredirect' || response.type === 'opaque') return { kind: 'unknown' }
    const location = /^30[12378]$/.test(String(response.status)) ? response.headers.get('location') : null
    if (location === null || !URL.canParse(location, url.href)) return { response, url, forGood: forGood && steps > 0 }
    forGood &&= response.status === 301 || response.status === 308
    drop(response)
    url = new URL(location, url.href)
  }
  return { kind: 'redirects' }
}

function badStatus(status: number): Outcome | undefined {
  if (status === 404 || status === 410) return { kind: 'missing', status }
  if ([401, 403, 405, 407, 429, 451, 999].includes(status)) return { kind: 'closed', status }
  // The range that was asked for may lie behind the end of what there is.
  return status >= 400 && status !== 416 ? { kind: 'failed', status } : undefined
}

async function lookAt(response: Response, { kind, width }: RemoteTarget, access: RemoteAccess): Promise<Outcome | undefined> {
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type !== '' && !/^image\/|octet-stream$/.test(type)) {
    drop(response)
    return { kind: 'notImage', type }
  }
  const size = access.sizeOf?.(await firstBytes(response))
  if (!size) return undefined
  const isPixel = size.width <= pixel && size.height <= pixel
  const isStretched = width !== undefined && size.width < width
  const isPoor = kind === 'head' && size.width * size.height < fewestHeadPixels
  return isPixel || isStretched || isPoor ? { kind: 'tooSmall', ...size } : undefined
}

/** A server may send all of it, although a part was asked for. */
async function firstBytes(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader()
  const bytes = new Uint8Array(imageStart)
  let length = 0
  while (reader && length < imageStart) {
    const { value, done } = await reader.read()
    if (done) break
    bytes.set(value.subarray(0, imageStart - length), length)
    length += value.length
  }
  reader?.cancel().catch(() => {})
  return bytes.subarray(0, Math.min(length, imageStart))
}

async function insecure(url: URL, access: RemoteAccess, signal: AbortSignal): Promise<Outcome> {
  const secure = new URL(url.href)
  secure.protocol = 'https:'
  try {
    const answer = await ask(secure.href, 'GET', access, signal)
    if ('response' in answer) drop(answer.response)
    return { kind: 'insecure', secure: 'response' in answer && answer.response.ok ? secure.href : undefined }
  } catch {
    return { kind: 'insecure', secure: undefined }
  }
}

function movedTo(from: URL, to: URL): Outcome {
  const isFront = (url: URL) => url.pathname === '/' && url.search === ''
  if (isFront(to) && !isFront(from)) return { kind: 'frontPage', to: to.href }
  const plain = (url: URL) => url.pathname.replace(/\/$/, '') + url.search
  // A slash at the end is not worth a word.
  if (from.protocol === to.protocol && from.host === to.host && plain(from) === plain(to)) return { kind: 'fine' }
  return { kind: 'moved', to: to.href }
}

/** What is not read keeps its connection. That it ends is not waited for. */
function drop(response: Response): undefined {
  response.body?.cancel().catch(() => {})
}

/** Node names the reason in the cause of the error, Chromium in its message; a browser names none. */
function failureOf(error: unknown): Outcome {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined
  const code = cause && 'code' in cause ? String(cause.code) : ''
  const told = `${code} ${cause?.message ?? ''} ${error instanceof Error ? error.message : ''}`
  if (/ENOTFOUND|ERR_NAME_NOT_RESOLVED/.test(told)) return { kind: 'noHost' }
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(told)) return { kind: 'certificate' }
  if (/ECONN|EHOST|ETIMEDOUT|EPIPE|UND_ERR|HPE_|other side closed|ERR_CONNECTION|ERR_ADDRESS|ERR_EMPTY_RESPONSE|ERR_HTTP/.test(told))
    return { kind: 'unreachable' }
  return { kind: 'unknown' }
}
