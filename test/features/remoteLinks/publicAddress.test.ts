import assert from 'node:assert/strict'
import { refusalOf } from '../../../src/features/remoteLinks/publicAddress'

const told = (address: string) => refusalOf(new URL(address))

describe('addresses that are asked for', () => {
  for (const address of [
    'https://example.com/a',
    'http://example.com:8080/',
    'https://8.8.8.8/',
    'https://172.32.0.1/',
    'https://100.128.0.1/',
    'https://192.169.0.1/',
    'https://[2606:4700::1111]/',
    'https://新闻.example.cn/',
    'https://localhost.example.com/',
  ])
    it(`are ${address}`, () => assert.equal(told(address), undefined))

  for (const address of [
    'http://localhost/',
    'http://LOCALHOST./',
    'http://a.localhost:3000/',
    'http://127.0.0.1:80/',
    'http://127.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://192.0.2.1/',
    'http://198.18.0.1/',
    'http://203.0.113.9/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[fd12:3456::1]/',
    'http://[ff02::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:db8::1]/',
    'http://[2001::1]/',
    'http://intranet/',
    'http://nas.local/',
    'http://printer.lan/',
    'http://wiki.corp/',
    'http://router.home.arpa/',
    'http://metadata.google.internal/',
    'http://１２７.０.０.１/',
  ])
    it(`are not ${address}`, () => assert.equal(told(address), 'private'))

  it('hold no names and passwords, and are of the web', () => {
    assert.equal(told('https://me:secret@example.com/'), 'credentials')
    assert.equal(told('https://me@example.com/'), 'credentials')
    for (const address of ['ftp://example.com/', 'file:///etc/passwd', 'data:text/plain,x', 'ws://example.com/'])
      assert.equal(told(address), 'scheme', address)
  })
})
