import assert from 'node:assert/strict'
import fc from 'fast-check'
import table from '../../../media/han.json'
import { readHanTable } from '../../../src/core/text/hanCharacters'
import { SearchKey } from '../../../src/corpus/records/searchKey'
import { pinyinSearch } from '../../../src/features/completion/pinyin'

const han = readHanTable(JSON.stringify(table))
const found = pinyinSearch(han)
const search = (name: string, typed: string) => found(typed)?.(new SearchKey(name))

describe('pinyin', () => {
  for (const [name, typed, read] of [
    ['新闻', 'xinwen', 'xin wen'],
    ['新闻', 'xw', 'xin wen'],
    ['新闻', 'xinw', 'xin wen'],
    ['新闻', 'xwen', 'xin wen'],
    ['新闻', 'XW', 'xin wen'],
    ['新闻', "xin'wen", 'xin wen'],
    ['新闻', 'wen', 'xin wen'],
    ['单田芳', 'shantf', 'shan tian fang'],
    ['单田芳', 'dantf', 'dan tian fang'],
    ['曾国藩', 'zgf', 'zeng guo fan'],
    ['曾国藩', 'ceng', 'ceng guo fan'],
    ['渠重车', 'qu', 'qu zhong che'],
    ['吕方', 'lvf', 'lv fang'],
    ['吕方', 'luf', 'lu fang'],
    ['Aljazeera 半岛网', 'bdw', 'aljazeera ban dao wang'],
    ['Aljazeera 半岛网', 'aljb', 'aljazeera ban dao wang'],
    ['西安', 'xian', 'xi an'],
    ['方案', 'fangan', 'fang an'],
    ['方案', 'fanga', 'fang an'],
    ['新闻', 'xx', undefined],
    ['新闻', 'wx', undefined],
    ['新闻', '', undefined],
    ['新闻', '新', undefined],
    ['Sport', 'sp', undefined],
    ['港口-2024', 'gk2024', 'gang kou 2024'],
  ] as const) {
    it(`${read ? 'finds' : 'does not find'} ${name} by “${typed}”`, () => assert.equal(search(name, typed), read))
  }

  it('finds every name by each of its readings, cut anywhere', () => {
    const character = fc.constantFrom(...'新闻单曾解重乐行长绿女方案西安林阿')
    fc.assert(
      fc.property(fc.array(fc.tuple(character, fc.nat(), fc.nat()), { minLength: 1, maxLength: 5 }), (parts) => {
        const typed = parts.map(([one, which, cut]) => {
          const readings = han.readings(one)
          const reading = readings[which % readings.length] ?? ''
          return reading.slice(0, 1 + (cut % reading.length))
        })
        assert.notEqual(search(parts.map(([one]) => one).join(''), typed.join('')), undefined)
      }),
    )
  })

  it('gives up in time on a long name', () => {
    const long = '单'.repeat(2000)
    assert.equal(search(long, 's'.repeat(300) + 'q'), undefined)
  })
})
