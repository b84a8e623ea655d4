import { isPublicAddress, privateAddressError } from './publicAddress'
import type { RemoteAccess, RemoteResponse } from './remoteCheck'

// The parts of Node's modules that are used here. They are parameters, because the extension's bundle also runs in a web worker.

interface Message {
  readonly statusCode?: number | undefined
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  on(event: 'data', listener: (bytes: Uint8Array<ArrayBuffer>) => void): unknown
  on(event: 'end', listener: () => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  pause(): unknown
  resume(): unknown
  destroy(): unknown
}

interface ResolvedAddress {
  readonly address: string
  readonly family: number
}

type LookupCallback = (error: Error | null, address: string | ResolvedAddress[], family?: number) => void
type ConnectionLookup = (hostname: string, options: { readonly all?: boolean | undefined }, callback: LookupCallback) => void

interface RequestOptions {
  readonly method: string
  readonly headers: Record<string, string>
  readonly agent: false
  readonly signal?: AbortSignal
  readonly lookup: ConnectionLookup
}

interface HttpModule {
  request(
    address: string,
    options: RequestOptions,
    onResponse: (message: Message) => void,
  ): {
    on(event: 'error', listener: (error: Error) => void): unknown
    end(): unknown
  }
}

/** Resolves a host name to all of its addresses, as `dns.lookup` does with `all`. */
export type Lookup = (
  hostname: string,
  options: { readonly all: true },
  callback: (error: Error | null, addresses: ResolvedAddress[]) => void,
) => void

export interface NodeNetwork {
  readonly http: HttpModule
  readonly https: HttpModule
  readonly lookup: Lookup
}

/**
 * A `fetch` that resolves each host name once, refuses names with an address that is not public, and connects to the resolved addresses: a
 * name server that answers the next question differently has no effect. Redirects are returned, not followed. If VS Code uses a proxy, the
 * proxy resolves the names, and only the proxy's own name is resolved here.
 * @param isAllowed whether a connection to an IP address may be made; an error with the code of `privateAddressError` is thrown otherwise
 */
export function nodeFetch({ http, https, lookup }: NodeNetwork, isAllowed = isPublicAddress): RemoteAccess['fetch'] {
  return (address, { method = 'GET', headers, signal }) =>
    new Promise((resolve, reject) => {
      const url = new URL(address)
      const request = (url.protocol === 'https:' ? https : http).request(
        address,
        {
          method,
          headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'copydesk', ...Object.fromEntries(new Headers(headers)) },
          // Other connections to the same host may have been made to addresses that were not checked.
          agent: false,
          ...(signal && { signal }),
          lookup: checkedLookup(lookup, url.hostname, isAllowed),
        },
        (message) => resolve(responseOf(message)),
      )
      request.on('error', reject)
      request.end()
    })
}

/** @param host the name that is checked; that of a proxy is not */
function checkedLookup(lookup: Lookup, host: string, isAllowed: (address: string) => boolean): ConnectionLookup {
  return (hostname, { all }, callback) =>
    lookup(hostname, { all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) callback(error ?? new Error(`${hostname} has no address`), [])
      else if (hostname === host && !addresses.every(({ address }) => isAllowed(address))) callback(privateAddressError(hostname), [])
      else if (all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
}

function responseOf(message: Message): RemoteResponse {
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers))
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) headers.append(name, one)
  const status = message.statusCode ?? 0
  return { type: 'basic', status, ok: status >= 200 && status < 300, headers, body: bodyOf(message) }
}

function bodyOf(message: Message): ReadableStream<Uint8Array<ArrayBuffer>> {
  let isDone = false
  return new ReadableStream({
    start(controller) {
      message.on('data', (bytes) => {
        if (isDone) return
        controller.enqueue(bytes)
        if ((controller.desiredSize ?? 0) <= 0) message.pause()
      })
      message.on('end', () => {
        if (!isDone) controller.close()
        isDone = true
      })
      message.on('error', (error) => {
        if (!isDone) controller.error(error)
        isDone = true
      })
    },
    pull: () => void message.resume(),
    cancel() {
      isDone = true
      message.destroy()
    },
  })
}
