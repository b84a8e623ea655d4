import type { Rule } from '../core/lint/rule'
import { ariaReferenceMissing } from './aria-reference-missing'
import { articleDuplicate } from './article-duplicate'
import { attributesShown } from './attributes-shown'
import { authorMissing } from './author-missing'
import { bareLinkEnd } from './bare-link-end'
import { captionCredit } from './caption-credit'
import { categoriesFlatList } from './categories-flat-list'
import { categoryOnce } from './category-once'
import { codeUnclosed } from './code-unclosed'
import { commentNote } from './comment-note'
import { commentUnclosed } from './comment-unclosed'
import { dateExpired } from './date-expired'
import { dateFilenameMismatch } from './date-filename-mismatch'
import { dateFormat } from './date-format'
import { dateFuture } from './date-future'
import { dateInvalid } from './date-invalid'
import { dateMissing } from './date-missing'
import { dateNoTimezone } from './date-no-timezone'
import { dateOrder } from './date-order'
import { dateReadDifferently } from './date-read-differently'
import { duplicateId } from './duplicate-id'
import { embedScript } from './embed-script'
import { figcaptionEmpty } from './figcaption-empty'
import { figcaptionPlacement } from './figcaption-placement'
import { figureCaptionText } from './figure-caption-text'
import { figureNoCaption } from './figure-no-caption'
import { figureNoMedia } from './figure-no-media'
import { fileNameDate } from './file-name-date'
import { fmBadQuote } from './fm-bad-quote'
import { fmColonSpace } from './fm-colon-space'
import { fmDelimiterSpace } from './fm-delimiter-space'
import { fmDuplicateKey } from './fm-duplicate-key'
import { fmEncoding } from './fm-encoding'
import { fmFence } from './fm-fence'
import { fmFullWidth } from './fm-full-width'
import { fmJsonSyntax } from './fm-json-syntax'
import { fmKeyTypo } from './fm-key-typo'
import { fmLanguage } from './fm-language'
import { fmLeadingContent } from './fm-leading-content'
import { fmMixedEol } from './fm-mixed-eol'
import { fmMixedIndentMerge } from './fm-mixed-indent-merge'
import { fmMultilineQuoteIndent } from './fm-multiline-quote-indent'
import { fmNeedsQuotes } from './fm-needs-quotes'
import { fmReadDifferently } from './fm-read-differently'
import { fmSchema } from './fm-schema'
import { fmSecondBlock } from './fm-second-block'
import { fmTabIndent } from './fm-tab-indent'
import { fmTomlSyntax } from './fm-toml-syntax'
import { fmUnclosed } from './fm-unclosed'
import { fmYamlSyntax } from './fm-yaml-syntax'
import { headImageSize } from './head-image-size'
import { headingOrder } from './heading-order'
import { headingSpace } from './heading-space'
import { headlineStyle } from './headline-style'
import { headlineWidth } from './headline-width'
import { htmlAsCode } from './html-as-code'
import { htmlMarkdownLiteral } from './html-markdown-literal'
import { htmlOmitted } from './html-omitted'
import { htmlUnbalanced } from './html-unbalanced'
import { iframeTitle } from './iframe-title'
import { imageField } from './image-field'
import { imageFileBroken } from './image-file-broken'
import { imageFileCase } from './image-file-case'
import { imageFileMissing } from './image-file-missing'
import { imageFromRoot } from './image-from-root'
import { imageRepeated } from './image-repeated'
import { imgAltDuplicate } from './img-alt-duplicate'
import { imgAltEmpty } from './img-alt-empty'
import { imgAltFilename } from './img-alt-filename'
import { imgAltGeneric } from './img-alt-generic'
import { imgAltMissing } from './img-alt-missing'
import { imgDimensions } from './img-dimensions'
import { imgInsecureSrc } from './img-insecure-src'
import { imgLazySource } from './img-lazy-source'
import { imgPercentSign } from './img-percent-sign'
import { imgPlaceholder } from './img-placeholder'
import { imgProportions } from './img-proportions'
import { imgResizerResidue } from './img-resizer-residue'
import { imgSrcMissing } from './img-src-missing'
import { inlineHandler } from './inline-handler'
import { inlineStyle } from './inline-style'
import { linkAnchorMissing } from './link-anchor-missing'
import { linkArticleMissing } from './link-article-missing'
import { linkBlankNoopener } from './link-blank-noopener'
import { linkBrackets } from './link-brackets'
import { linkEmpty } from './link-empty'
import { linkFileMissing } from './link-file-missing'
import { linkImageName } from './link-image-name'
import { linkTextGeneric } from './link-text-generic'
import { mdCjkEmphasis } from './md-cjk-emphasis'
import { mdImageAltEmpty } from './md-image-alt-empty'
import { mdxSyntax } from './mdx-syntax'
import { mediaAutoplay } from './media-autoplay'
import { obsoleteHtml } from './obsolete-html'
import { photoAi } from './photo-ai'
import { photoAlt } from './photo-alt'
import { photoCredit } from './photo-credit'
import { quoteDirection } from './quote-direction'
import { relativeDay } from './relative-day'
import { singleTilde } from './single-tilde'
import { srcProtocolRelative } from './src-protocol-relative'
import { stylePunctuation } from './style-punctuation'
import { styleQuotes } from './style-quotes'
import { styleRepeatedWord } from './style-repeated-word'
import { styleSpacing } from './style-spacing'
import { styleTerm } from './style-term'
import { suppressionReason } from './suppression-reason'
import { suppressionRule } from './suppression-rule'
import { suppressionUnused } from './suppression-unused'
import { tableHead } from './table-head'
import { tagOutputLost } from './tag-output-lost'
import { tagSyntax } from './tag-syntax'
import { tagUnfamiliar } from './tag-unfamiliar'
import { tagUnknown } from './tag-unknown'
import { taxonomyDuplicate } from './taxonomy-duplicate'
import { taxonomyText } from './taxonomy-text'
import { taxonomyType } from './taxonomy-type'
import { textBesideComment } from './text-beside-comment'
import { titleDuplicate } from './title-duplicate'
import { titleLength } from './title-length'
import { titleMissing } from './title-missing'
import { titleRepeatedH1 } from './title-repeated-h1'
import { titleTruncated } from './title-truncated'
import { titleUntidy } from './title-untidy'
import { translationMissing } from './translation-missing'
import { translationOutdated } from './translation-outdated'
import { unfinishedCopy } from './unfinished-copy'
import { urlDuplicate } from './url-duplicate'
import { urlJavascript } from './url-javascript'
import { urlPlaceholder } from './url-placeholder'
import { urlSpace } from './url-space'
import { videoCaptions } from './video-captions'
import { vocabularyNearDuplicate } from './vocabulary-near-duplicate'
import { vocabularyUnknown } from './vocabulary-unknown'
import { weekdayMismatch } from './weekday-mismatch'
import { willBeStripped } from './will-be-stripped'
import { wpCaptionResidue } from './wp-caption-residue'
import { wpGalleryResidue } from './wp-gallery-residue'

/** All rules by topic, in the order in which problems at the same place are reported. The tables of the rules have this order, too. */
export const rules: readonly Rule[] = [
  // Front matter: fences, syntax, values
  fmLeadingContent,
  fmFence,
  fmUnclosed,
  fmLanguage,
  fmYamlSyntax,
  fmTomlSyntax,
  fmJsonSyntax,
  fmNeedsQuotes,
  fmBadQuote,
  fmColonSpace,
  fmTabIndent,
  fmMultilineQuoteIndent,
  fmFullWidth,
  fmMixedIndentMerge,
  fmSchema,
  fmReadDifferently,
  fmDuplicateKey,
  fmSecondBlock,
  fmDelimiterSpace,
  fmKeyTypo,
  fmEncoding,
  fmMixedEol,
  // Titles and file names
  titleMissing,
  fileNameDate,
  titleUntidy,
  titleLength,
  titleTruncated,
  titleRepeatedH1,
  // Dates
  dateInvalid,
  dateReadDifferently,
  dateFormat,
  dateMissing,
  dateFuture,
  dateExpired,
  dateOrder,
  dateFilenameMismatch,
  dateNoTimezone,
  // Bylines, categories, tags
  authorMissing,
  taxonomyDuplicate,
  taxonomyType,
  taxonomyText,
  vocabularyUnknown,
  categoriesFlatList,
  // Images and links: files and addresses
  imageField,
  headImageSize,
  imageFileMissing,
  imageFileCase,
  imageFileBroken,
  linkFileMissing,
  linkAnchorMissing,
  // Figures and captions
  figureCaptionText,
  ariaReferenceMissing,
  figcaptionPlacement,
  figcaptionEmpty,
  figureNoMedia,
  figureNoCaption,
  captionCredit,
  // Alternative texts
  imgAltMissing,
  imgAltEmpty,
  imgAltFilename,
  imgAltGeneric,
  imgAltDuplicate,
  mdImageAltEmpty,
  // The attributes of images
  imgSrcMissing,
  imgLazySource,
  imgInsecureSrc,
  srcProtocolRelative,
  urlSpace,
  urlPlaceholder,
  imgPercentSign,
  imageFromRoot,
  imgPlaceholder,
  imgDimensions,
  imgProportions,
  photoAlt,
  photoCredit,
  photoAi,
  imgResizerResidue,
  // Embedded content, scripts, other HTML
  iframeTitle,
  embedScript,
  inlineHandler,
  urlJavascript,
  mediaAutoplay,
  obsoleteHtml,
  inlineStyle,
  duplicateId,
  linkBlankNoopener,
  // Accessibility of the text
  linkTextGeneric,
  linkImageName,
  headingOrder,
  tableHead,
  videoCaptions,
  // House style
  styleTerm,
  headlineStyle,
  headlineWidth,
  styleSpacing,
  stylePunctuation,
  styleQuotes,
  styleRepeatedWord,
  unfinishedCopy,
  linkEmpty,
  commentNote,
  weekdayMismatch,
  relativeDay,
  // Suppressions
  suppressionRule,
  suppressionUnused,
  suppressionReason,
  // HTML and Markdown together
  tagSyntax,
  tagUnknown,
  tagUnfamiliar,
  tagOutputLost,
  mdxSyntax,
  htmlOmitted,
  htmlUnbalanced,
  htmlAsCode,
  htmlMarkdownLiteral,
  commentUnclosed,
  codeUnclosed,
  headingSpace,
  linkBrackets,
  textBesideComment,
  attributesShown,
  mdCjkEmphasis,
  singleTilde,
  quoteDirection,
  bareLinkEnd,
  wpCaptionResidue,
  wpGalleryResidue,
  // What the site removes
  willBeStripped,
  // Rules that compare articles
  vocabularyNearDuplicate,
  articleDuplicate,
  titleDuplicate,
  translationMissing,
  translationOutdated,
  urlDuplicate,
  linkArticleMissing,
  categoryOnce,
  imageRepeated,
]
