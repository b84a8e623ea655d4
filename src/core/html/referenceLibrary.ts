export { decodeHTML, decodeHTMLAttribute } from 'entities'
