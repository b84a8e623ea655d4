import assert from 'node:assert/strict'
import { memoryFiles } from '../cli/memory'
import { request, session } from './session'

const files = memoryFiles({})
const meta = (version: string) => ({
  _meta: { 'io.modelcontextprotocol/protocolVersion': version, 'io.modelcontextprotocol/clientCapabilities': {} },
})

describe('the server of the Model Context Protocol', () => {
  it('agrees to the older versions it knows, and offers its latest one for others', async () => {
    const versions = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05', '1999-01-01', '2026-07-28']
    const answers = await session(
      files,
      versions.map((protocolVersion, id) => request(id, 'initialize', { protocolVersion, capabilities: {} })),
    )
    const agreed = answers.map(({ result }) => result?.['protocolVersion'])
    assert.deepEqual(agreed, ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05', '2025-11-25', '2025-11-25'])
    assert.deepEqual(Object.keys(answers[0]?.result ?? {}).sort(), ['capabilities', 'instructions', 'protocolVersion', 'serverInfo'])
  })

  it('answers requests that say their version themselves', async () => {
    const [discovered, listed, unknown, noVersion, noCapabilities] = await session(files, [
      request('d', 'server/discover', meta('2026-07-28')),
      request('l', 'tools/list', meta('2026-07-28')),
      request('u', 'tools/list', meta('1900-01-01')),
      request('n', 'server/discover'),
      request('c', 'tools/list', { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } }),
    ])
    assert.deepEqual(discovered?.result?.['supportedVersions'], ['2026-07-28'])
    for (const answer of [discovered, listed]) {
      assert.equal(answer?.result?.['resultType'], 'complete')
      assert.equal(answer?.result?.['cacheScope'], 'public')
    }
    assert.deepEqual(unknown?.error?.data, { supported: ['2026-07-28'], requested: '1900-01-01' })
    assert.deepEqual([unknown?.error?.code, noVersion?.error?.code, noCapabilities?.error?.code], [-32022, -32602, -32602])
  })

  it('reads requests from chunks that cut lines and characters', async () => {
    const bytes = new TextEncoder().encode(`${request('港', 'ping').replace('\n', '\r\n')}\n${request('🚢', 'ping').trimEnd()}`)
    const answers = await session(
      files,
      [...bytes].map((byte) => Uint8Array.of(byte)),
      '🚢',
    )
    assert.deepEqual(
      answers.map(({ id, result }) => [id, result]),
      [
        ['港', {}],
        ['🚢', {}],
      ],
    )
  })

  it('answers what is no message with an error, and goes on', async () => {
    const lines = [
      '{bad',
      '5',
      'null',
      '[]',
      '{"id":7,"method":"ping"}',
      '{"jsonrpc":"2.0","id":null,"method":"ping"}',
      '{"jsonrpc":"2.0"}',
    ]
    const answers = await session(files, [...lines.map((line) => `${line}\n`), request(1, 'ping')])
    assert.deepEqual(
      answers.map(({ id, error }) => [id, error?.code]),
      [[undefined, -32700], ...[undefined, undefined, undefined, 7, undefined, undefined].map((id) => [id, -32600]), [1, undefined]],
    )
  })

  it('never answers notifications and responses', async () => {
    const messages = [
      { method: 'notifications/initialized' },
      { method: 'notifications/cancelled', params: { requestId: 1 } },
      { method: '$/cancelRequest' },
      { id: 9, result: {} },
    ]
    const lines = messages.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
    assert.deepEqual(
      (await session(files, [...lines, request(1, 'ping')])).map(({ id }) => id),
      [1],
    )
  })

  it('answers each message of a batch', async () => {
    const batch = `[${request(1, 'ping').trim()},${request(2, 'ping').trim()}]\n`
    assert.deepEqual(
      (await session(files, [batch])).map(({ id }) => id),
      [1, 2],
    )
  })

  it('says that a method or a tool does not exist', async () => {
    const [method, tool] = await session(files, [request(1, 'resources/list'), request(2, 'tools/call', { name: 'fix', arguments: {} })])
    assert.deepEqual([method?.error?.code, method?.error?.message], [-32601, 'There is no method “resources/list”.'])
    assert.deepEqual([tool?.error?.code, tool?.error?.message], [-32602, 'There is no tool “fix”.'])
  })
})
