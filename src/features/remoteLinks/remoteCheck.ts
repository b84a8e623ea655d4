import { isPrivateAddressError, type Refusal } from './publicAddress'
import { keyOf, type RemoteTarget } from './remoteTargets'

/** The result of a request to an address. */
export type Outcome =
  | { readonly kind: 'fine' }
  /** `missing`: the server answers 404 or 410. `failed`: it answers with another error. */
  | { readonly kind: 'missing' | 'failed'; readonly status: number }
  /** The server rejects programs, or clients that are not signed in. */
  | { readonly kind: 'closed'; readonly status: number }
  /** Moved permanently to an address that answers. */
  | { readonly kind: 'moved'; readonly to: string }
  /** The address of a page redirects to the front page. */
  | { readonly kind: 'frontPage'; readonly to: string }
  | { readonly kind: 'notImage'; readonly type: string }
  | { readonly kind: 'tooSmall'; readonly width: number; readonly height: number }
  /** Content over http on a page over https. `secure` is the same address over https, if it answers. */
  | { readonly kind: 'insecure'; readonly secure: string | undefined }
  | { readonly kind: 'noHost' | 'unreachable' | 'certificate' | 'timeout' | 'redirects' }
  /** The answer is not visible: a browser hides answers of other sites unless they allow access (CORS). */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly reason: Refusal }

/** The part of a `Response` that is used. */
export type RemoteResponse = Pick<Response, 'type' | 'status' | 'ok' | 'headers' | 'body'>

/** The functions that `checkRemote` needs from its environment. */
export interface RemoteAccess {
  fetch(address: string, request: RequestInit): Promise<RemoteResponse>
  /** Why no request is made to an address; called for each redirect too. */
  refusal(url: URL): Refusal | undefined
  /** The size of an image in pixels, from its first bytes. */
  sizeOf?(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined
  /** The time limit for an address, in milliseconds. */
  readonly timeout: number
}

/** Addresses that are checked at the same time. */
const maxConcurrent = 4
const maxRedirects = 10
/** In bytes. The header of an image is in this part; some images have a preview or a colour profile before it. */
const headBytes = 64 * 1024
/** Google expects the head image of an article to have at least this many pixels. */
const minHeadPixels = 50_000
/** Width and height of tracking pixels are at most this many pixels. */
const maxTrackingPixelSize = 3

/**
 * Checks each address once, several at the same time.
 * @param onChecked called after each address with the number of checked addresses and of all addresses
 * @returns the results by `keyOf`, without those of addresses that were not checked before `signal` was aborted
 */
export async function checkRemote(
  targets: readonly RemoteTarget[],
  access: RemoteAccess,
  signal: AbortSignal,
  onChecked: (count: number, all: number) => void = () => {},
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
      onChecked(outcomes.size, all)
    }
  }
  await Promise.all(Array.from({ length: maxConcurrent }, next))
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
  // Many servers answer HEAD with an error.
  if ('response' in answer && !isImage && answer.response.status >= 400) answer = await ask(address, 'GET', access, signal)
  if (!('response' in answer)) return answer
  const { response, url, isPermanent } = answer
  const bad = badStatus(response.status)
  if (bad) {
    drop(response)
    return bad
  }
  const seen = isImage ? await imageOutcome(response, target, access) : drop(response)
  if (seen) return seen
  if (kind !== 'page' && url.protocol === 'http:') return insecure(url, access, signal)
  return isPermanent ? movedTo(new URL(address), url) : { kind: 'fine' }
}

interface Answer {
  readonly response: RemoteResponse
  /** The address after all redirects. */
  readonly url: URL
  /** Whether there were redirects, all of them permanent. */
  readonly isPermanent: boolean
}

async function ask(address: string, method: 'GET' | 'HEAD', access: RemoteAccess, signal: AbortSignal): Promise<Answer | Outcome> {
  let url = new URL(address)
  let steps = 0
  let isPermanent = true
  for (; steps <= maxRedirects; steps++) {
    const reason = access.refusal(url)
    if (reason) return { kind: 'refused', reason }
    const response = await access.fetch(url.href, {
      method,
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
      ...(method === 'GET' && { headers: { Range: `bytes=0-${headBytes - 1}` } }),
    })
    // A browser does not reveal the target of a redirect.
    if (response.type === 'opaqueredirect' || response.type === 'opaque') return { kind: 'unknown' }
    const location = /^30[12378]$/.test(String(response.status)) ? response.headers.get('location') : null
    if (location === null || !URL.canParse(location, url.href)) return { response, url, isPermanent: isPermanent && steps > 0 }
    isPermanent &&= response.status === 301 || response.status === 308
    drop(response)
    url = new URL(location, url.href)
  }
  return { kind: 'redirects' }
}

function badStatus(status: number): Outcome | undefined {
  if (status === 404 || status === 410) return { kind: 'missing', status }
  if ([401, 403, 405, 407, 429, 451, 999].includes(status)) return { kind: 'closed', status }
  // 416: the requested range is beyond the end of a short file.
  return status >= 400 && status !== 416 ? { kind: 'failed', status } : undefined
}

async function imageOutcome(response: RemoteResponse, { kind, width }: RemoteTarget, access: RemoteAccess): Promise<Outcome | undefined> {
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type !== '' && !/^image\/|octet-stream$/.test(type)) {
    drop(response)
    return { kind: 'notImage', type }
  }
  const size = access.sizeOf?.(await firstBytes(response))
  if (!size) return undefined
  const isPixel = size.width <= maxTrackingPixelSize && size.height <= maxTrackingPixelSize
  const isStretched = width !== undefined && size.width < width
  const isPoor = kind === 'head' && size.width * size.height < minHeadPixels
  return isPixel || isStretched || isPoor ? { kind: 'tooSmall', ...size } : undefined
}

/** The first bytes of a response. A server may send the whole file although a range was requested. */
async function firstBytes(response: RemoteResponse): Promise<Uint8Array> {
  const reader = response.body?.getReader()
  const bytes = new Uint8Array(headBytes)
  let length = 0
  while (reader && length < headBytes) {
    const { value, done } = await reader.read()
    if (done) break
    bytes.set(value.subarray(0, headBytes - length), length)
    length += value.length
  }
  reader?.cancel().catch(() => {})
  return bytes.subarray(0, Math.min(length, headBytes))
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
  // A slash at the end makes no difference.
  if (from.protocol === to.protocol && from.host === to.host && plain(from) === plain(to)) return { kind: 'fine' }
  return { kind: 'moved', to: to.href }
}

/** Cancels the body of a response, which would keep its connection open. Does not wait for the end of the cancellation. */
function drop(response: RemoteResponse): undefined {
  response.body?.cancel().catch(() => {})
}

/** The outcome for an error of `fetch`. Node has the reason in the code of the error or of its cause, Chromium in its message; browsers give none. */
function failureOf(error: unknown): Outcome {
  if (isPrivateAddressError(error)) return { kind: 'refused', reason: 'private' }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error instanceof Error ? error : undefined
  const code = cause && 'code' in cause ? String(cause.code) : ''
  const reason = `${code} ${cause?.message ?? ''} ${error instanceof Error ? error.message : ''}`
  if (/ENOTFOUND|EAI_AGAIN|ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED/.test(reason)) return { kind: 'noHost' }
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(reason)) return { kind: 'certificate' }
  if (
    /ECONN|EHOST|ENETUNREACH|ETIMEDOUT|EPIPE|UND_ERR|HPE_|other side closed|ERR_CONNECTION|ERR_ADDRESS|ERR_EMPTY_RESPONSE|ERR_HTTP/.test(
      reason,
    )
  )
    return { kind: 'unreachable' }
  return { kind: 'unknown' }
}
