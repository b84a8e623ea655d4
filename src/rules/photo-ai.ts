import * as l10n from '@vscode/l10n'
import { ownTextOf } from '../core/article/figure'
import { isMadeByAi } from '../core/files/photoWords'
import { attributeOf, closest, type HtmlElement } from '../core/html/readHtml'
import { articleImages } from '../core/images/articleImages'
import { examplePhotoWith } from '../core/images/examplePhoto'
import { wordsOf } from '../core/images/photoText'
import type { Rule } from '../core/lint/rule'

/** Abbreviations of it, in capitals: “ai” is a French verb (j’ai, in a headline J’AI) and an Italian preposition. */
const abbreviation = /(?<![\p{Script=Latin}\p{N}]|[JMNT]['’])(?:A\.?I\.?|KI|IA)(?!\p{Script=Latin})/u
/** Words that say it, in English, Chinese, German and French. */
const words =
  /(?<![\p{L}\p{N}])(?:artificial|artificially|generated|synthetic|Midjourney|DALL|Firefly)(?!\p{L})|AI\s*(?:生成|制作|製|作图)|人工智能|人工智慧|合成|生成|künstlich|artificielle/iu

const saysSo = (text: string) => abbreviation.test(text) || words.test(text)

export const photoAi: Rule = {
  id: 'photo-ai',
  severity: 'information',
  docs: {
    summary: 'An article says so if an image was made by AI.',
    why: 'Readers take a picture in the news for a photograph. The file says how the image came to be (IPTC digital source type): trainedAlgorithmicMedia or compositeWithTrainedAlgorithmicMedia. For an image in a figure its caption or alternative text should say it, for others the article.',
    authority: 'IPTC NewsCodes, Digital Source Type',
    given: { files: { 'images/ferry.jpg': examplePhotoWith({ source: 'trainedAlgorithmicMedia' }) } },
    bad: [
      '<figure><img src="⟦/images/ferry.jpg⟧" alt="A ferry"><figcaption>The last ferry</figcaption></figure>\n',
      '![A ferry](⟦/images/ferry.jpg⟧)\n',
      '<figure><img src="⟦/images/ferry.jpg⟧" alt="Le bac"><figcaption>J’ai vu le dernier bac, je n\'ai pas vu le pont</figcaption></figure>\n',
      '<figure><img src="⟦/images/ferry.jpg⟧" alt="Ai Weiwei ai giardini"><figcaption>KITESURF</figcaption></figure>\n',
    ],
    good: [
      '<figure><img src="/images/ferry.jpg" alt="A ferry"><figcaption>The last ferry (image: AI)</figcaption></figure>\n',
      '<figure><img src="/images/ferry.jpg" alt="船"><figcaption>最后的渡轮（由AI绘图）</figcaption></figure>\n',
      '<figure><img src="/images/ferry.jpg" alt="Le bac"><figcaption>J’ai vu le bac (image produite par l’IA)</figcaption></figure>\n',
      '![A ferry, generated](/images/ferry.jpg)\n',
      '![A crane](/images/crane.jpg)\n',
    ],
  },
  *check(article, { images, imageFields }) {
    let isSaid: boolean | undefined
    const saidIn = new Map<HtmlElement, boolean>()
    for (const { address, place, element, range } of articleImages(article, imageFields)) {
      if (!isMadeByAi(wordsOf(images(address, place)))) continue
      const figure = element && closest(element, 'figure')
      const alt = element ? (attributeOf(element, 'alt')?.value ?? '') : ''
      // Of the article and of each figure once, not for each of their images.
      if (!figure) isSaid ??= saysSo(article.text)
      else if (!saidIn.has(figure)) saidIn.set(figure, saysSo(ownTextOf(article, figure)))
      if (figure ? !saidIn.get(figure) && !saysSo(alt) : !isSaid)
        yield { range, message: l10n.t('The file says that AI made this image, and the article does not say it.') }
    }
  },
}
