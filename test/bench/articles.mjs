// Articles of the shape that feed readers make: a blank line, front matter, then one <div> of paragraphs and WordPress
// figures whose captions lost their tags. Own text, the same on every run.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const chinese = {
  places: ['北港', '青石镇', '南湖区', '白沙湾', '新河口', '东岭', '长堤', '望海市'],
  subjects: ['市议会', '港务局', '渔业协会', '当地居民', '气象台', '公交公司', '图书馆馆长', '消防部门'],
  verbs: ['宣布', '解释说', '周二表示', '在发布会上承认', '随后补充说', '再次呼吁'],
  objects: [
    '防波堤的修复工程将推迟到明年春天',
    '新的渡轮航线每天往返六次',
    '今年的渔汛比往年晚了将近三个星期',
    '旧仓库将改建为社区图书馆',
    '停车费的调整不会影响附近的居民',
    '暴雨造成的积水已经基本排除',
    '学校的午餐将优先采购本地蔬菜',
    '码头的夜间照明需要全面更换',
  ],
  tails: [
    '，具体日期仍在协商之中',
    '，有关部门正在评估费用',
    '，这一决定得到了多数人的支持',
    '，反对者则要求公开全部账目',
    '，预计下周会有进一步的消息',
    '，不过预算还没有最终确定',
  ],
  stop: '。',
  join: '',
  heading: '背景',
  credit: '(海港日报)',
  categories: ['新闻', '地方', '港口'],
  author: '海港日报编辑部',
}

const english = {
  places: ['North Quay', 'Milltown', 'Lower Ferry', 'Eastholm', 'Sandbar', 'Old Mole'],
  subjects: [
    'the harbour board',
    'a council spokeswoman',
    'the fishing co-operative',
    'residents of the terrace',
    'the ferry operator',
    'the head librarian',
  ],
  verbs: ['said on Tuesday', 'announced', 'conceded at a briefing', 'later added', 'insisted once more', 'explained'],
  objects: [
    'that repairs to the breakwater will wait until spring',
    'that the new ferry will sail six times a day',
    'that this year’s herring came almost three weeks late',
    'that the old warehouse will become a library',
    'that parking fees stay as they are',
    'that the flood water has been pumped out',
  ],
  tails: [
    ', though no date has been set',
    ', while the costs are still being counted',
    ', a decision most of the room applauded',
    ', and opponents asked to see the books',
    ', with more news expected next week',
    ', provided that the budget passes',
  ],
  stop: '. ',
  join: ' ',
  heading: 'Background',
  credit: '(Harbour Daily)',
  categories: ['News', 'Local', 'Harbour'],
  author: 'Harbour Daily',
}

function randomFrom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The text of the article with a number. @param paragraphs how many; undefined for a number that varies around the seed's */
export function articleText(number, paragraphs) {
  const random = randomFrom(number * 7919 + 17)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const words = number % 4 === 3 ? english : chinese
  const sentence = () =>
    [pick(words.places), pick(words.subjects), pick(words.verbs), pick(words.objects)].join(words.join) + pick(words.tails) + words.stop
  const day = new Date(Date.UTC(2020, 0, 1) + number * 37 * 60 * 1000)
  const image = (index) =>
    `https://images.harbour-daily.example/wp-content/uploads/2022/01/image-${number}-${index}.jpg?w=770&resize=770%2C433`
  const figure = (index) =>
    `<figure id="attachment_${number}${index}" aria-describedby="caption-attachment-${number}${index}" style="width:770px" class="wp-caption aligncenter"><img loading="lazy" class="size-arc-image-770 wp-image-${number}${index}" src="${image(index)}" alt data-recalc-dims="1" referrerpolicy="no-referrer">${words.credit}</figure>`
  const count = paragraphs ?? 16 + Math.floor(random() * 19)
  const body = []
  for (let index = 0; index < count; index++) {
    if (index === 5 || (index > 5 && index % 12 === 7)) body.push(figure(index))
    if (index === 10) body.push(`<h3>${words.heading}</h3>`)
    body.push(
      `<p>${Array.from({ length: 1 + Math.floor(random() * 3) }, sentence)
        .join('')
        .trim()}</p>`,
    )
  }
  return `
---
title: '${sentence()
    .replace(/[。.]\s*$/, '')
    .replaceAll("'", "''")} ${number}'
categories: 
${words.categories.map((name) => ` - ${name}`).join('\n')}
headimg: '${image(5)}'
author: ${words.author}
comments: false
date: ${day.toUTCString()}
thumbnail: '${image(5)}'
---

<div>   
${body.join('\n')}
  
</div>
            `
}

/** An article of about this length in UTF-8. */
export function articleOfSize(kilobytes) {
  const bytesPerParagraph = Buffer.byteLength(articleText(1, 200)) / 200
  return articleText(1, Math.round((kilobytes * 1000) / bytesPerParagraph))
}

/** The article as a person would write it: the same words without the pasted HTML. */
export function asMarkdown(text) {
  return text
    .replace(/<figure[^>]*><img[^>]*src="([^"]*)"[^>]*>([^<]*)<\/figure>/g, '\n![$2]($1)\n')
    .replace(/<h3>(.*)<\/h3>/g, '\n### $1\n')
    .replace(/<p>(.*)<\/p>/g, '$1\n')
    .replace(/<\/?div>/g, '')
}

/** An article without any problem: front matter in order, paragraphs and headings, no HTML. */
export function healthyText(number) {
  const markdown = asMarkdown(articleText(number)).trimStart()
  const [, , body = ''] = markdown.split(/^---$/m)
  const title = /^title: '(.*)'$/m.exec(markdown)?.[1] ?? ''
  const paragraphs = body.replace(/^!.*$/gm, '').trim()
  const day = new Date(Date.UTC(2020, 0, 1) + number * 37 * 60 * 1000).toISOString().slice(0, 10)
  return `---\ntitle: '${title}'\ncategories: [${chinese.categories[0]}]\nauthor: ${chinese.author}\ndate: ${day}\n---\n\n${paragraphs}\n`
}

/**
 * Writes articles into a folder, a hundred to a folder.
 * @param change what to do to each text
 * @returns how many bytes they are
 */
export function writeArticles(folder, count, change = (text) => text) {
  let bytes = 0
  for (let number = 0; number < count; number++) {
    const inside = join(folder, String(Math.floor(number / 100)).padStart(3, '0'))
    if (number % 100 === 0) mkdirSync(inside, { recursive: true })
    const text = Buffer.from(change(articleText(number)))
    bytes += text.length
    writeFileSync(join(inside, `article-${number}.md`), text)
  }
  return bytes
}
