import assert from 'node:assert/strict'
import http, { type Server } from 'node:http'
import https from 'node:https'
import { nodeFetch, type Lookup } from '../../../src/features/remoteLinks/nodeFetch'
import { isPublicAddress, refusalOf } from '../../../src/features/remoteLinks/publicAddress'
import { checkRemote, type RemoteAccess } from '../../../src/features/remoteLinks/remoteCheck'
import { keyOf, type RemoteTarget } from '../../../src/features/remoteLinks/remoteTargets'

describe('nodeFetch', () => {
  let server: Server
  let port = 0
  let asked: string[] = []
  let resolved: string[] = []

  before(async () => {
    server = http.createServer(({ method = '', url = '', headers }, answer) => {
      asked.push(`${method} ${headers.host ?? ''}${url}`)
      if (url === '/inward') answer.writeHead(302, { location: `http://inward.example:${port}/secret` }).end()
      else if (url === '/mapped') answer.writeHead(302, { location: `http://[::ffff:127.0.0.1]:${port}/secret` }).end()
      else if (url === '/long') answer.writeHead(200, { 'content-type': 'image/png' }).end('x'.repeat(1_000_000))
      else answer.writeHead(url === '/missing' ? 404 : 200).end()
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const address = server.address()
    port = typeof address === 'object' && address ? address.port : 0
  })
  after(() => new Promise((closed) => server.close(closed)))
  beforeEach(() => {
    asked = []
    resolved = []
  })

  /** All names resolve to this machine. `web.example` is allowed, in place of a server on the web: no other machine is asked in a test. */
  const lookup: Lookup = (hostname, _, callback) => {
    resolved.push(hostname)
    callback(null, [
      { address: hostname === 'web.example' ? '127.0.0.1' : hostname === 'mapped.example' ? '::ffff:127.0.0.1' : '127.0.0.2', family: 4 },
    ])
  }
  const fetchWith = (isAllowed = (address: string) => address === '127.0.0.1' || isPublicAddress(address)) =>
    nodeFetch({ http, https, lookup }, isAllowed)

  async function outcomeOf(address: string, more: Partial<RemoteAccess> = {}) {
    const target: RemoteTarget = { address, kind: 'page', hash: '', range: { start: 0, end: 0 }, notation: 'html', width: undefined }
    const access: RemoteAccess = { fetch: fetchWith(), refusal: (url) => refusalOf(url), timeout: 60_000, ...more }
    return (await checkRemote([target], access, new AbortController().signal)).get(keyOf(target))
  }

  it('connects to the address that it has resolved, and resolves once for each request', async () => {
    assert.deepEqual(await outcomeOf(`http://web.example:${port}/`), { kind: 'fine' })
    assert.deepEqual(asked, [`HEAD web.example:${port}/`])
    assert.deepEqual(resolved, ['web.example'])
    assert.equal((await outcomeOf(`http://web.example:${port}/missing`))?.kind, 'missing')
  })

  it('makes no connection to a name that leads to this machine or a private network', async () => {
    for (const host of ['inward.example', 'mapped.example'])
      assert.deepEqual(await outcomeOf(`http://${host}:${port}/`), { kind: 'refused', reason: 'private' }, host)
    const all: Lookup = (_, __, callback) =>
      callback(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ])
    const fetch = nodeFetch({ http, https, lookup: all }, (address) => address === '127.0.0.1')
    assert.equal((await outcomeOf(`http://web.example:${port}/`, { fetch }))?.kind, 'refused')
    assert.deepEqual(asked, [])
  })

  it('makes none after a redirect either', async () => {
    for (const path of ['inward', 'mapped'])
      assert.deepEqual(await outcomeOf(`http://web.example:${port}/${path}`), { kind: 'refused', reason: 'private' }, path)
    assert.ok(asked.every((request) => !request.includes('secret')))
  })

  it('asks private addresses if they are allowed', async () => {
    const refusal = (url: URL) => refusalOf(url, true)
    assert.deepEqual(await outcomeOf(`http://127.0.0.1:${port}/`, { refusal }), { kind: 'fine' })
    const local: Lookup = (_, __, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }])
    const fetch = nodeFetch({ http, https, lookup: local }, () => true)
    assert.deepEqual(await outcomeOf(`http://inward.example:${port}/`, { refusal, fetch }), { kind: 'fine' })
    assert.equal((await outcomeOf('ftp://127.0.0.1/', { refusal }))?.kind, 'refused')
  })

  it('reads a body in parts, and stops when it is cancelled', async () => {
    const { body, headers, ok } = await fetchWith()(`http://web.example:${port}/long`, { method: 'GET' })
    assert.ok(ok && headers.get('content-type') === 'image/png')
    const reader = body?.getReader()
    const first = await reader?.read()
    assert.ok(first?.value && first.value.length < 1_000_000)
    await reader?.cancel()
  })

  it('says that a name does not exist', async () => {
    const none: Lookup = (hostname, _, callback) =>
      callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' }), [])
    assert.deepEqual(await outcomeOf('http://nobody.example/', { fetch: nodeFetch({ http, https, lookup: none }) }), { kind: 'noHost' })
  })
})

describe('isPublicAddress', () => {
  for (const address of ['8.8.8.8', '2606:4700::1111', '64:ff9b::808:808', '2606:4700:0:0:0:0:0:1111'])
    it(`is true for ${address}`, () => assert.equal(isPublicAddress(address), true))
  for (const address of [
    '127.0.0.1',
    '0.0.0.0',
    '10.0.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    '::',
    '::ffff:8.8.8.8',
    '::ffff:127.0.0.1',
    '::127.0.0.1',
    'fe80::1%eth0',
    'fd00::1',
    '64:ff9b::7f00:1',
    '64:ff9b::a00:1',
    '64:ff9b::',
    '64:ff9b:1::808:808',
    '2002:808:808::1',
    'example.com',
    'localhost',
    '',
  ])
    it(`is false for ${address === '' ? 'nothing' : address}`, () => assert.equal(isPublicAddress(address), false))
})
