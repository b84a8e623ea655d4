// A house list of names in two alphabets; two of its entries are about words of the articles.
const han = [
  ...'阿艾安奥巴贝比波布查达德迪蒂多厄恩尔法菲费弗夫盖戈格古哈赫霍基吉加杰金卡凯科克库拉莱兰劳勒雷里利林卢鲁伦罗洛马迈曼梅门蒙米',
]
han.push(...'市港船海河湖山区镇岛桥路站院会长大小新北南东中人民日报社文化')
const syllables = [
  'ka',
  'lo',
  'mi',
  'ber',
  'ton',
  'ver',
  'sk',
  'an',
  'do',
  're',
  'sha',
  'tor',
  'pin',
  'gel',
  'mar',
  'cor',
  'ens',
  'wick',
  'ham',
]
const own = [
  { prefer: '消防局', instead: ['消防部门'] },
  { prefer: 'old mole', instead: ['Old Mole'] },
]

/** The settings with a list of so many entries, half of them Chinese; the same on every run. */
export function houseListSettings(count) {
  let state = 7
  const pick = (list) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return list[(state % 65521) % list.length]
  }
  const word = (list, length) => Array.from({ length }, () => pick(list)).join('')
  const entries = new Map(own.map((entry) => [entry.instead[0], entry]))
  for (let number = 0; entries.size < count; number++) {
    const [list, length] = number % 2 === 0 ? [han, 2 + (number % 3)] : [syllables, 3]
    const wrong = word(list, length)
    if (!entries.has(wrong)) entries.set(wrong, { prefer: `${wrong}${list[0]}`, instead: [wrong] })
  }
  return `${JSON.stringify({ style: { terms: [...entries.values()] } })}\n`
}
