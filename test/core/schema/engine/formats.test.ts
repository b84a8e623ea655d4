import assert from 'node:assert/strict'
import { of, told } from '../messages'

const formats: Readonly<Record<string, readonly [good: string, bad: string, message: string]>> = {
  date: ["'2024-01-05'", "'2024-13-05'", 'should be a date such as 2024-01-05.'],
  'date-time': ["'2024-01-05T08:00:00Z'", "'2024-01-05'", 'should be a date and time such as 2024-01-05T08:00:00+08:00.'],
  'iso-date-time': ["'2024-01-05 08:00:00'", "'2024-01-05'", 'should be a date and time such as 2024-01-05T08:00:00+08:00.'],
  time: ["'08:00:00Z'", "'8'", 'should be a time such as 08:00:00+08:00.'],
  'iso-time': ["'08:00:00'", "'8'", 'should be a time such as 08:00:00+08:00.'],
  duration: ['PT1H', '1 hour', 'should be a duration such as PT1H30M.'],
  uri: ['https://a.example/', 'a', 'should be a full address such as https://example.com/page.'],
  url: ['https://a.example/', 'a', 'should be a full address such as https://example.com/page.'],
  'uri-reference': ['/a/b', 'a b', 'should be an address or a path, without spaces.'],
  'uri-template': ["'/a/{b}'", "'/a/{b'", 'should be written as: uri-template'],
  email: ['a@b.example', 'a', 'should be an e-mail address.'],
  hostname: ['a.example', 'a_b', 'should be a domain name such as example.com.'],
  ipv4: ['192.0.2.1', "'1.2.3'", 'should be an IP address such as 192.0.2.1.'],
  ipv6: ["'2001:db8::1'", "'1:2'", 'should be an IPv6 address such as 2001:db8::1.'],
  regex: ["'^a+$'", "'('", 'should be a regular expression.'],
  uuid: ['123e4567-e89b-12d3-a456-426614174000', 'a', 'should be a UUID such as 123e4567-e89b-12d3-a456-426614174000.'],
  'json-pointer': ['/a/b', 'a', 'should be written as: json-pointer'],
  'json-pointer-uri-fragment': ["'#/a'", 'a', 'should be written as: json-pointer-uri-fragment'],
  'relative-json-pointer': ['1/a', 'a', 'should be written as: relative-json-pointer'],
  byte: ['YWJj', 'a', 'should be written as: byte'],
  int32: ['1', '3000000000', 'should be written as: int32'],
  int64: ['1', '1.5', 'should be written as: int64'],
}

describe('keywords of a schema', () => {
  for (const [format, [good, bad, message]] of Object.entries(formats)) {
    it(`name the form of a value: ${format}`, () => {
      assert.deepEqual(told(of({ format }), `desk: ${good}`), [])
      assert.deepEqual(told(of({ format }), `desk: ${bad}`), [[bad, `“desk” ${message}`]])
    })
  }
})
