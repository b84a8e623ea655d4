/** A figure as feeds leave it: the caption's tags are gone, its id is still referred to. */
const figure = (id: number) =>
  `<figure id="attachment_${id}" aria-describedby="caption-attachment-${id}" style="width:770px" class="wp-caption aligncenter"><img loading="lazy" src="https://example.com/${id}.jpg?w=770&resize=770%2C433" alt data-recalc-dims="1" referrerpolicy="no-referrer">(港口通讯社)</figure>`

/** An article of the shape that the product was asked for. */
export const feedArticle = `
---
title: '港口今晨重新开放 首批渡轮启航'
categories: 
 - 新媒体
 - 新闻
headimg: 'https://example.com/1.jpg?w=770&resize=770%2C433'
author: 港口通讯社
comments: false
date: Wed, 12 Jan 2022 03:35:16 GMT
---

<div>   
<p>港口今晨重新开放。</p>
${figure(1)}
<p>首批渡轮已经启航。</p>
${figure(2)}
  
</div>
            `
