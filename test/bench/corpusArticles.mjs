// A newsroom's archive: 300 categories and 20,000 bylines, a few of them in most articles and most of them in few.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { articleText } from './articles.mjs'

export const categoryCount = 300
export const authorCount = 20_000
const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰春梅海燕文晨宇浩轩子涵思']

export const categoryName = (index) =>
  index % 3 === 2 ? `Desk ${index}` : `${'新闻本地体育财经科技国际文化生活港口教育'.slice((index % 10) * 2, (index % 10) * 2 + 2)}${index}`
export const authorName = (index) =>
  index % 4 === 3
    ? `Reporter ${index} Quay`
    : surnames[index % surnames.length] +
      given[Math.floor(index / 20) % given.length] +
      given[Math.floor(index / 800) % given.length] +
      (index % 7)

/** Few are chosen often: the share of the first falls with the square. */
const skewed = (number, count, salt) => {
  const random = ((Math.imul(number + salt, 2654435761) >>> 0) % 1_000_003) / 1_000_003
  return Math.floor(random * random * count)
}

/** The front matter's own values for an article with a number. */
export function valuesOf(number) {
  const categories = [...new Set([0, 1, 2].map((salt) => categoryName(skewed(number, categoryCount, salt * 7919))))]
  return { categories, author: authorName(number < authorCount ? number : skewed(number, authorCount, 104729)) }
}

export function archiveText(number) {
  const { categories, author } = valuesOf(number)
  return articleText(number)
    .replace(/\ncategories: \n(?: - .*\n)+/, `\ncategories: \n${categories.map((name) => ` - ${name}\n`).join('')}`)
    .replace(/\nauthor: .*\n/, `\nauthor: ${author}\n`)
}

export const archivePath = (number) => `${String(Math.floor(number / 100)).padStart(5, '0')}/article-${number}.md`

/** Writes articles, a hundred to a folder. @returns how many bytes they are */
export function writeArchive(folder, count) {
  let bytes = 0
  for (let number = 0; number < count; number++) {
    if (number % 100 === 0) mkdirSync(join(folder, archivePath(number), '..'), { recursive: true })
    const text = Buffer.from(archiveText(number))
    bytes += text.length
    writeFileSync(join(folder, archivePath(number)), text)
  }
  return bytes
}
