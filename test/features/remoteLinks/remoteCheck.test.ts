import assert from 'node:assert/strict'
import { usualImageFields } from '../../../src/core/frontmatter/imageFields'
import { parseArticle } from '../../../src/core/article/article'
import { applyEdits, textAt } from '../../../src/core/text/text'
import { refusalOf } from '../../../src/features/remoteLinks/publicAddress'
import { checkRemote, type Outcome, type RemoteAccess } from '../../../src/features/remoteLinks/remoteCheck'
import { isOffline, remoteFinding } from '../../../src/features/remoteLinks/remoteFindings'
import { keyOf, remoteTargets, type RemoteTarget } from '../../../src/features/remoteLinks/remoteTargets'

const head = '---\ntitle: x\n---\n'
const targetsOf = (body: string) => remoteTargets(parseArticle(head + body), usualImageFields)

interface Asked {
  readonly address: string
  readonly request: RequestInit
}

/** A web of its own. @param pages what is at each address: a status, a place to go on to, or how it fails */
function web(pages: Readonly<Record<string, (() => Response) | Error | 'silent'>>) {
  const asked: Asked[] = []
  let open = 0
  let most = 0
  const access: RemoteAccess = {
    refusal: refusalOf,
    timeout: 60_000,
    async fetch(address, request) {
      asked.push({ address, request })
      most = Math.max(most, ++open)
      await Promise.resolve()
      open--
      const page = pages[`${request.method} ${address}`] ?? pages[address]
      if (page === 'silent')
        return new Promise((_, reject) => request.signal?.addEventListener('abort', () => reject(new Error('aborted'))))
      if (page instanceof Error) throw page
      return page?.() ?? status(404)()
    },
  }
  return { access, asked, most: () => most }
}

const status = (code: number) => () => new Response(null, { status: code })
const to =
  (address: string, status = 301) =>
  () =>
    new Response(null, { status, headers: { location: address } })
const picture =
  (bytes = 'x', type = 'image/jpeg') =>
  () =>
    new Response(bytes, { headers: { 'content-type': type } })
const page = () => new Response('<p>', { headers: { 'content-type': 'text/html' } })
const failing = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })

async function outcomeOf(body: string, pages: Parameters<typeof web>[0], more: Partial<RemoteAccess> = {}) {
  const { access, asked } = web(pages)
  const targets = targetsOf(body)
  const outcomes = await checkRemote(targets, { ...access, ...more }, new AbortController().signal)
  const [first] = targets
  assert.ok(first, body)
  const outcome: Outcome | undefined = outcomes.get(keyOf(first))
  assert.ok(outcome)
  return { outcome, asked, target: first, finding: remoteFinding(outcome, first) }
}

describe('addresses of the web in an article', () => {
  it('are those of images, media and links, with their ranges', () => {
    const text = `---
title: x
headimg: 'https://a.com/head.jpg'
link: https://a.com/source
---

<img src="https://b.com/1.jpg?a=1&amp;b=2" width="640" srcset="https://b.com/2.jpg 1x, //b.com/3.jpg 2x">
<video src="https://c.com/v.mp4" poster="https://c.com/p.jpg"></video>
<iframe src="https://d.com/e" title="x"></iframe> <a href="http://e.com/x#y">e</a>

![f](https://f.com/f.jpg "t") [g](<https://g.com/g>) <https://h.com/> [i]

[i]: https://i.com/

<img src="/local.jpg"> <a href="mailto:a@b.c">x</a> [t]({{ url }}) ![t](https://t.com/{{ x }}.jpg) \`<img src="https://code.com">\`
`
    assert.deepEqual(
      remoteTargets(parseArticle(text), usualImageFields).map(({ address, kind, range, width }) => [
        kind,
        textAt(text, range),
        address,
        width,
      ]),
      [
        ['head', 'https://a.com/head.jpg', 'https://a.com/head.jpg', undefined],
        ['page', 'https://a.com/source', 'https://a.com/source', undefined],
        ['image', 'https://b.com/1.jpg?a=1&amp;b=2', 'https://b.com/1.jpg?a=1&b=2', 640],
        ['image', 'https://b.com/2.jpg', 'https://b.com/2.jpg', undefined],
        ['image', '//b.com/3.jpg', 'https://b.com/3.jpg', undefined],
        ['media', 'https://c.com/v.mp4', 'https://c.com/v.mp4', undefined],
        ['image', 'https://c.com/p.jpg', 'https://c.com/p.jpg', undefined],
        ['media', 'https://d.com/e', 'https://d.com/e', undefined],
        ['page', 'http://e.com/x#y', 'http://e.com/x', undefined],
        ['image', 'https://f.com/f.jpg', 'https://f.com/f.jpg', undefined],
        ['page', 'https://g.com/g', 'https://g.com/g', undefined],
        ['page', 'https://h.com/', 'https://h.com/', undefined],
        ['page', 'https://i.com/', 'https://i.com/', undefined],
      ],
    )
  })
})

describe('checking addresses', () => {
  const link = '[x](https://a.com/x)\n'
  const image = '![x](https://a.com/x.jpg)\n'

  it('asks each address once, with HEAD or for the first part, without anything of the person', async () => {
    const { access, asked } = web({ 'https://a.com/x': page, 'https://a.com/x.jpg': picture() })
    const progress: string[] = []
    const targets = targetsOf(`${link}[y](https://a.com/x#part)\n\n${image}${image}`)
    const outcomes = await checkRemote(targets, access, new AbortController().signal, (count, all) => progress.push(`${count}/${all}`))
    assert.deepEqual([...outcomes.values()], [{ kind: 'fine' }, { kind: 'fine' }])
    assert.deepEqual(asked.map(({ address, request }) => `${request.method} ${address}`).sort(), [
      'GET https://a.com/x.jpg',
      'HEAD https://a.com/x',
    ])
    for (const { request } of asked) {
      assert.equal(request.credentials, 'omit')
      assert.equal(request.referrerPolicy, 'no-referrer')
      assert.equal(request.redirect, 'manual')
    }
    assert.deepEqual(progress, ['1/2', '2/2'])
  })

  it('asks with GET where HEAD is answered badly', async () => {
    const { outcome, asked } = await outcomeOf(link, {
      'HEAD https://a.com/x': status(405),
      'https://a.com/x': page,
    })
    assert.deepEqual(outcome, { kind: 'fine' })
    assert.deepEqual(asked.at(-1)?.request.headers, { Range: 'bytes=0-65535' })
  })

  for (const [what, body, pages, expected] of [
    ['a page that is gone', link, { 'https://a.com/x': status(410) }, { kind: 'missing', status: 410 }],
    ['a server in trouble', link, { 'https://a.com/x': status(503) }, { kind: 'failed', status: 503 }],
    ['one that lets no program in', link, { 'https://a.com/x': status(403) }, { kind: 'closed', status: 403 }],
    ['a picture that is none', image, { 'https://a.com/x.jpg': page }, { kind: 'notImage', type: 'text/html' }],
    ['a picture of no certain type', image, { 'https://a.com/x.jpg': picture('x', 'application/octet-stream') }, { kind: 'fine' }],
    ['a page that has moved', link, { 'https://a.com/x': to('/y'), 'https://a.com/y': page }, { kind: 'moved', to: 'https://a.com/y' }],
    ['one that is elsewhere for now', link, { 'https://a.com/x': to('/y', 302), 'https://a.com/y': page }, { kind: 'fine' }],
    ['a slash at the end', link, { 'https://a.com/x': to('/x/'), 'https://a.com/x/': page }, { kind: 'fine' }],
    ['the front page', link, { 'https://a.com/x': to('/'), 'https://a.com/': page }, { kind: 'frontPage', to: 'https://a.com/' }],
    ['a circle', link, { 'https://a.com/x': to('/x') }, { kind: 'redirects' }],
    [
      'http that leads to https',
      '[x](http://a.com/x)\n',
      { 'http://a.com/x': to('https://a.com/x'), 'https://a.com/x': page },
      { kind: 'moved', to: 'https://a.com/x' },
    ],
    ['a link over http', '[x](http://a.com/x)\n', { 'http://a.com/x': page }, { kind: 'fine' }],
    [
      'a picture over http',
      '![x](http://a.com/x)\n',
      { 'http://a.com/x': picture(), 'https://a.com/x': picture() },
      { kind: 'insecure', secure: 'https://a.com/x' },
    ],
    [
      'a picture over http only',
      '![x](http://a.com/x)\n',
      { 'http://a.com/x': picture(), 'https://a.com/x': failing('ECONNREFUSED') },
      { kind: 'insecure', secure: undefined },
    ],
    ['no such site', link, { 'https://a.com/x': failing('ENOTFOUND') }, { kind: 'noHost' }],
    ['no answer', link, { 'https://a.com/x': failing('ECONNREFUSED') }, { kind: 'unreachable' }],
    ['a bad certificate', link, { 'https://a.com/x': failing('CERT_HAS_EXPIRED') }, { kind: 'certificate' }],
    ['a browser that tells nothing', link, { 'https://a.com/x': new TypeError('Failed to fetch') }, { kind: 'unknown' }],
    ['an address of this machine', '[x](http://127.0.0.1/x)\n', {}, { kind: 'refused', reason: 'private' }],
    ['a way into the network', link, { 'https://a.com/x': to('http://192.168.1.1/admin') }, { kind: 'refused', reason: 'private' }],
    ['a way out of the web', link, { 'https://a.com/x': to('file:///etc/passwd') }, { kind: 'refused', reason: 'scheme' }],
  ] as const)
    it(`tells ${what}`, async () => {
      const { outcome, asked } = await outcomeOf(body, pages)
      assert.deepEqual(outcome, expected)
      for (const { address } of asked) assert.match(address, /^https?:\/\/a\.com\//)
    })

  it('finds images that are too small for their purpose', async () => {
    const sizeOf = () => ({ width: 300, height: 100 })
    const pages = { 'https://a.com/x.jpg': picture() }
    const small = { kind: 'tooSmall', width: 300, height: 100 }
    assert.deepEqual((await outcomeOf('<img src="https://a.com/x.jpg" width="640" alt>\n', pages, { sizeOf })).outcome, small)
    assert.deepEqual((await outcomeOf('<img src="https://a.com/x.jpg" width="300" alt>\n', pages, { sizeOf })).outcome, { kind: 'fine' })
    assert.equal((await outcomeOf(image, pages, { sizeOf: () => ({ width: 1, height: 1 }) })).outcome.kind, 'tooSmall')
    const targets = remoteTargets(parseArticle('---\ntitle: x\nheadimg: https://a.com/x.jpg\n---\n'), usualImageFields)
    const outcomes = await checkRemote(targets, { ...web(pages).access, sizeOf }, new AbortController().signal)
    assert.deepEqual([...outcomes.values()], [small])
  })

  it('reads only the first part of an image', async () => {
    let sent = 0
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      sent += 30_000
      controller.enqueue(new Uint8Array(30_000))
    }
    const endless = () => new Response(new ReadableStream({ pull }), { headers: { 'content-type': 'image/png' } })
    const seen: number[] = []
    const sizeOf = (bytes: Uint8Array) => void seen.push(bytes.length)
    await outcomeOf(image, { 'https://a.com/x.jpg': endless }, { sizeOf })
    assert.deepEqual(seen, [65536])
    assert.ok(sent < 200_000, String(sent))
  })

  it('gives up when an address takes too long', async () => {
    assert.deepEqual((await outcomeOf(link, { 'https://a.com/x': 'silent' }, { timeout: 1 })).outcome, { kind: 'timeout' })
  })

  it('asks a few at a time, and nothing more once it is stopped', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `<https://a.com/${index}>`).join('\n')
    const all = web(Object.fromEntries(targetsOf(many).map(({ address }) => [address, page])))
    assert.equal((await checkRemote(targetsOf(many), all.access, new AbortController().signal)).size, 40)
    assert.equal(all.most(), 4)
    const stop = new AbortController()
    const some = web(Object.fromEntries(targetsOf(many).map(({ address }) => [address, page])))
    const outcomes = await checkRemote(targetsOf(many), some.access, stop.signal, (count) => count === 10 && stop.abort())
    assert.equal(outcomes.size, 10)
    assert.ok(some.asked.length < 15)
  })

  it('offers the new address as its place needs it', async () => {
    for (const [body, expected] of [
      ['<a href="https://a.com/x#y">x</a>\n', '<a href="https://b.com/?a=1&amp;b=%27#y">x</a>\n'],
      ['[x](https://a.com/x#y)\n', '[x](https://b.com/?a=1&b=%27#y)\n'],
    ] as const) {
      const { finding, target } = await outcomeOf(body, {
        'https://a.com/x': to("https://b.com/?a=1&b='"),
        'https://b.com/?a=1&b=%27': page,
        "https://b.com/?a=1&b='": page,
      })
      assert.equal(finding?.severity, 'information')
      assert.equal(applyEdits(head + body, [{ range: target.range, newText: finding.better ?? '' }]), head + expected)
    }
  })

  it('says something of everything but what is fine', () => {
    const [target] = targetsOf(image) as [RemoteTarget]
    const outcomes: readonly Outcome[] = [
      { kind: 'missing', status: 404 },
      { kind: 'failed', status: 500 },
      { kind: 'closed', status: 403 },
      { kind: 'moved', to: 'https://b.com/' },
      { kind: 'frontPage', to: 'https://b.com/' },
      { kind: 'notImage', type: 'text/html' },
      { kind: 'tooSmall', width: 1, height: 1 },
      { kind: 'insecure', secure: undefined },
      { kind: 'noHost' },
      { kind: 'unreachable' },
      { kind: 'certificate' },
      { kind: 'timeout' },
      { kind: 'redirects' },
      { kind: 'unknown' },
      { kind: 'refused', reason: 'private' },
    ]
    const messages = outcomes.map((outcome) => remoteFinding(outcome, target)?.message)
    assert.equal(new Set(messages).size, outcomes.length)
    assert.ok(messages.every((message) => message))
    assert.equal(remoteFinding({ kind: 'fine' }, target), undefined)
  })

  it('names the host that cannot be reached, as a warning', () => {
    const [target] = targetsOf('[Boats](https://boats.example/a)') as [RemoteTarget]
    for (const kind of ['noHost', 'unreachable', 'timeout'] as const) {
      const { severity, message } = remoteFinding({ kind }, target) ?? {}
      assert.equal(severity, 'warning')
      assert.match(message ?? '', /boats\.example/)
    }
  })

  it('is offline if none of several hosts can be found', () => {
    const targets = targetsOf('[A](https://a.com/x) [B](https://b.com/x) [C](https://a.com/y)')
    const offline = (outcomes: readonly Outcome[]) =>
      isOffline(targets, new Map(targets.map((target, index) => [keyOf(target), outcomes[index] ?? { kind: 'fine' }])))
    assert.equal(offline([{ kind: 'noHost' }, { kind: 'noHost' }, { kind: 'noHost' }]), true)
    assert.equal(offline([{ kind: 'noHost' }, { kind: 'unreachable' }, { kind: 'noHost' }]), false)
    // One host may be misspelt.
    assert.equal(offline([{ kind: 'noHost' }, { kind: 'refused', reason: 'private' }, { kind: 'noHost' }]), false)
  })
})
