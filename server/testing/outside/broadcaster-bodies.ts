/** Article bodies as large broadcasters and newsroom systems write them, with invented words: name, HTML, and what a warning has to say of it. */
export const broadcasterBodies: { name: string; html: string; warned: string[] }[] = [
  {
    name: 'wp: media-text, columns, cover',
    html: `<!-- wp:cover --><div class="wp-block-cover"><span aria-hidden="true" class="wp-block-cover__background"></span><img class="wp-block-cover__image-background" alt="المرفأ" src="bees.jpg"/><div class="wp-block-cover__inner-container"><p class="has-text-align-center has-large-font-size">المرفأ عند الفجر</p></div></div><!-- /wp:cover --><div class="wp-block-media-text is-stacked-on-mobile"><figure class="wp-block-media-text__media"><img src="bees.jpg" alt=""/></figure><div class="wp-block-media-text__content"><p>نص إلى جانب الصورة.</p></div></div>`,
    warned: [],
  },
  {
    name: 'wp: buttons, spacer, separator, code, preformatted',
    html: `<p>قبل</p><div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="https://example.org/form">سجّل اسمك</a></div></div><div style="height:100px" aria-hidden="true" class="wp-block-spacer"></div><hr class="wp-block-separator has-alpha-channel-opacity"/><pre class="wp-block-code"><code>npm start</code></pre><pre class="wp-block-preformatted">سطر أول
سطر ثان</pre>`,
    warned: [],
  },
  {
    name: 'wp: video own, audio, file pdf with object',
    html: `<figure class="wp-block-video"><video controls poster="https://cms.example.org/p.jpg" src="https://cms.example.org/wp-content/uploads/2026/03/harbour.mp4"></video><figcaption class="wp-element-caption">المرفأ صباحاً</figcaption></figure><figure class="wp-block-audio"><audio controls src="https://cms.example.org/a.mp3"></audio></figure><div data-wp-interactive="core/file" class="wp-block-file"><object data-wp-bind--hidden="!state.hasPdfPreview" hidden class="wp-block-file__embed" data="https://cms.example.org/r.pdf" type="application/pdf" style="width:100%;height:600px" aria-label="Embed of تقرير."></object><a id="wp-block-file--media-1" href="https://cms.example.org/r.pdf">تقرير المياه</a><a href="https://cms.example.org/r.pdf" class="wp-block-file__button wp-element-button" download aria-describedby="wp-block-file--media-1">تنزيل</a></div>`,
    warned: [],
  },
  {
    name: 'wp: embeds',
    html: `<figure class="wp-block-embed is-type-rich is-provider-twitter wp-block-embed-twitter"><div class="wp-block-embed__wrapper">
https://twitter.com/town/status/1788
</div><figcaption class="wp-element-caption">إعلان البلدية</figcaption></figure><figure class="wp-block-embed is-type-video is-provider-vimeo"><div class="wp-block-embed__wrapper"><iframe title="رحلة" src="https://player.vimeo.com/video/76979871?dnt=1&app_id=122963" width="500" height="281" frameborder="0" allow="autoplay"></iframe></div></figure><figure class="wp-block-embed is-type-wp-embed"><div class="wp-block-embed__wrapper"><blockquote class="wp-embedded-content" data-secret="x"><a href="https://example.org/story">قصة المرفأ القديم</a></blockquote><iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position:absolute;visibility:hidden" title="“قصة المرفأ القديم” — Example" src="https://example.org/story/embed/#?secret=x" data-secret="x" width="600" height="338"></iframe></div></figure>`,
    warned: [],
  },
  {
    name: 'wp: oembed bare url line',
    html: `<p>شاهدوا:</p>
<p>https://www.youtube.com/watch?v=M7lc1UVf-VE</p>
<p>ثم [embed]https://vimeo.com/76979871[/embed]</p>`,
    warned: ['shortcodes of WordPress, which nobody can read here: [embed]; send the HTML that they stand for'],
  },
  {
    name: 'wp: shortcodes',
    html: `[caption id="attachment_7" align="aligncenter" width="600"]<img src="bees.jpg" alt="" width="600" /> النحل في الحديقة[/caption]<p>نص</p>[gallery ids="1,2,3"]<p>[video src="https://cms.example.org/v.mp4"]</p>[audio mp3="https://cms.example.org/a.mp3"][/audio]`,
    warned: [
      'shortcodes of WordPress, which nobody can read here: [caption], [gallery], [video], [audio]; send the HTML that they stand for',
    ],
  },
  {
    name: 'wp: gallery nested',
    html: `<figure class="wp-block-gallery has-nested-images columns-2 is-cropped"><figure class="wp-block-image size-large"><a href="https://cms.example.org/big.jpg"><img src="bees.jpg" alt="خلية" data-id="1" class="wp-image-1"/></a><figcaption class="wp-element-caption">الخلية <strong>الأولى</strong></figcaption></figure><figure class="wp-block-image size-large"><img src="bees.jpg" alt=""/></figure><figcaption class="blocks-gallery-caption wp-element-caption">معرض النحل</figcaption></figure>`,
    warned: [],
  },
  {
    name: 'wp: classic gallery dl',
    html: `<div id="gallery-1" class="gallery galleryid-5 gallery-columns-3"><dl class="gallery-item"><dt class="gallery-icon landscape"><a href="https://cms.example.org/?attachment_id=6"><img src="bees.jpg" alt="" aria-describedby="gallery-1-6"></a></dt><dd class="wp-caption-text gallery-caption" id="gallery-1-6">النحل في الربيع</dd></dl><dl class="gallery-item"><dt class="gallery-icon landscape"><img src="bees.jpg"></dt><dd class="wp-caption-text gallery-caption">النحل في الصيف</dd></dl><br style="clear: both"></div>`,
    warned: [],
  },
  {
    name: 'wp: pullquote old, verse, quote large',
    html: `<blockquote class="wp-block-quote is-style-large"><p>قول كبير</p><p>وسطر ثان</p><cite>قائل</cite></blockquote><figure class="wp-block-pullquote alignleft"><blockquote><p>قول مسحوب</p><cite>المهندسة</cite></blockquote></figure><pre class="wp-block-verse has-text-align-center">يا دار   سلام عليك</pre>`,
    warned: [],
  },
  {
    name: 'wp: table with figcaption, rowspan colspan',
    html: `<figure class="wp-block-table is-style-stripes"><table class="has-fixed-layout"><thead><tr><th rowspan="2">المدينة</th><th colspan="2">الحرارة</th></tr><tr><th>أعلى</th><th>أدنى</th></tr></thead><tbody><tr><td>المرفأ</td><td>21</td><td>-2</td></tr><tr><td rowspan="2">الوادي<br>الشرقي</td><td colspan="2">لا قياس</td></tr><tr><td>19</td><td>3</td></tr></tbody><tfoot><tr><td colspan="3">المصدر: محطة القرية</td></tr></tfoot></table><figcaption class="wp-element-caption">قراءات الأسبوع</figcaption></figure>`,
    warned: [],
  },
  {
    name: 'wp: footnotes',
    html: `<p>قال ذلك<sup data-fn="f2b" class="fn"><a href="#f2b" id="f2b-link">1</a></sup> وأعاده<sup data-fn="f3c" class="fn"><a href="#f3c" id="f3c-link">2</a></sup>.</p><ol class="wp-block-footnotes"><li id="f2b">المصدر الأول. <a href="#f2b-link" aria-label="Jump to footnote reference 1">↩︎</a></li><li id="f3c">الثاني. <a href="#f3c-link" aria-label="Jump to footnote reference 2">↩︎</a></li></ol>`,
    warned: [],
  },
  {
    name: 'arabic cms soup',
    html: `<div class="article-body"><div dir="rtl" style="text-align: justify;"><span style="font-family: 'Traditional Arabic'; font-size: 18pt;"><strong>المرفأ -</strong>&nbsp;قالت البلدية&nbsp;إن&nbsp;<span style="color:#ff0000">العمل</span> بدأ.</span></div><div dir="rtl" style="text-align: justify;">&nbsp;</div><div dir="rtl"><font size="4" face="Arial">وأضافت <u>أن</u> <font color="blue">النتائج</font> تصدر غداً.</font></div><center><b>عنوان فرعي</b></center><br><br>سطر بلا وسم<br><br>سطر آخر بلا وسم</div>`,
    warned: [],
  },
  {
    name: 'word paste',
    html: `<p class="MsoNormal" dir="RTL" style="mso-margin-top-alt:auto"><b><span lang="AR-SA" style="font-size:14.0pt;font-family:&quot;Simplified Arabic&quot;">نص من ورد<o:p></o:p></span></b></p><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><p class="MsoListParagraphCxSpFirst" style="text-indent:-.25in;mso-list:l0 level1 lfo1"><!--[if !supportLists]--><span style="font-family:Symbol">·<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp;&nbsp; </span></span><!--[endif]--><span lang="AR-SA">بند أول</span></p><p class="MsoNormal">حاشية<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1" title=""><span class="MsoFootnoteReference"><span>[1]</span></span></a></p><div style="mso-element:footnote-list"><hr align="left" size="1" width="33%"><div style="mso-element:footnote" id="ftn1"><p class="MsoFootnoteText"><a style="mso-footnote-id:ftn1" href="#_ftnref1" name="_ftn1" title=""><span class="MsoFootnoteReference">[1]</span></a> نص الحاشية.</p></div></div>`,
    warned: [],
  },
  {
    name: 'google docs',
    html: `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="rtl" style="line-height:1.38"><span style="font-size:16pt;font-weight:400;">عنوان</span></h2><p dir="rtl"><span style="font-weight:700;">غامق</span><span style="font-weight:400;"> عادي </span><span style="font-style:italic;font-weight:400;">مائل</span></p><ul><li dir="rtl" aria-level="1"><p dir="rtl" role="presentation"><span>بند</span></p></li></ul><br /><div dir="rtl" align="right"><table><colgroup><col width="200"></colgroup><tbody><tr><td><p dir="rtl"><span>خلية</span></p><p dir="rtl"><span>سطر ثان</span></p></td></tr></tbody></table></div><p><span style="border:none;display:inline-block;overflow:hidden;width:100px;height:50px;"><img src="bees.jpg" width="100" height="50"></span></p></b>`,
    warned: [],
  },
  {
    name: 'amp',
    html: `<p>نص</p><amp-img src="bees.jpg" width="600" height="400" layout="responsive" alt="نحل"><noscript><img src="bees.jpg"></noscript></amp-img><amp-youtube data-videoid="M7lc1UVf-VE" layout="responsive" width="480" height="270"></amp-youtube><amp-twitter data-tweetid="1788" width="1" height="1" layout="responsive"><blockquote placeholder>كلام المنشور البديل</blockquote></amp-twitter><amp-iframe src="https://maps.example.org/x" title="خريطة" width="5" height="4"></amp-iframe><amp-video src="https://cms.example.org/v.mp4" poster="p.jpg" title="فيلم"></amp-video><amp-audio src="https://cms.example.org/a.mp3"></amp-audio><amp-brightcove data-account="12" data-player-id="default" data-video-id="345" width="480" height="270"></amp-brightcove><amp-instagram data-shortcode="fBwFP" width="1" height="1"></amp-instagram><amp-facebook data-href="https://www.facebook.com/town/posts/9" width="5" height="3"></amp-facebook><amp-carousel width="4" height="3"><amp-img src="bees.jpg" width="4" height="3"></amp-img><amp-img src="bees.jpg" width="4" height="3"></amp-img></amp-carousel>`,
    warned: [],
  },
  {
    name: 'twitter variants',
    html: `<blockquote class="twitter-tweet" data-conversation="none"><p lang="ar" dir="rtl">سطر أول<br><br>سطر ثان <a href="https://t.co/abc">https://t.co/abc</a> <a href="https://twitter.com/hashtag/%D8%A8?src=hash&amp;ref_src=twsrc%5Etfw">#البحر</a> <a href="https://t.co/p">pic.twitter.com/p</a></p>&mdash; بلدية المرفأ (@harbour) <a href="https://twitter.com/harbour/status/12?ref_src=twsrc%5Etfw">March 3, 2026</a></blockquote><script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script><blockquote class="twitter-video" data-status="hidden"><p lang="en" dir="ltr">Watch <a href="https://t.co/x">pic.twitter.com/x</a></p>— Town (@town) <a href="https://x.com/town/status/13">March 4, 2026</a></blockquote><div class="twitter-tweet twitter-tweet-rendered" style="display:flex"><iframe id="twitter-widget-0" scrolling="no" title="X Post" src="https://platform.twitter.com/embed/Tweet.html?id=1788" data-tweet-id="1788"></iframe></div><div class="tweet" id="1789"></div>`,
    warned: [],
  },
  {
    name: 'instagram full',
    html: `<blockquote class="instagram-media" data-instgrm-captioned data-instgrm-permalink="https://www.instagram.com/p/CxYz12/?utm_source=ig_embed" data-instgrm-version="14" style="background:#FFF"><div style="padding:16px;"> <a href="https://www.instagram.com/p/CxYz12/?utm_source=ig_embed" style="x" target="_blank"> <div style="display:flex"><div style="x"></div><div><div></div></div></div><div style="padding:19% 0;"></div> <div><svg width="50px"><g></g></svg></div><div style="padding-top:8px;"> <div>View this post on Instagram</div></div><div style="padding:12.5% 0;"></div></a> <p style="margin:8px 0 0 0;"> <a href="https://www.instagram.com/p/CxYz12/?utm_source=ig_embed" target="_blank">صباح الخير من المرفأ 🌊</a></p><p style="color:#c9c8cd;">A post shared by <a href="https://www.instagram.com/harbour/" target="_blank"> المرفأ</a> (@harbour) on <time datetime="2026-03-01T10:00:00+00:00">Mar 1, 2026</time></p></div></blockquote><script async src="//www.instagram.com/embed.js"></script><blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/reel/ABC/"><a href="https://www.instagram.com/reel/ABC/">عرض هذا المنشور على Instagram</a><p>‏‎تمت مشاركة منشور بواسطة ‏‎المرفأ‎‏ (@‏‎harbour‎‏)‎‏</p></blockquote>`,
    warned: [],
  },
  {
    name: 'telegram',
    html: `<p>نص</p><script async src="https://telegram.org/js/telegram-widget.js?22" data-telegram-post="harbour/163" data-width="100%"></script><blockquote class="telegram-post"><p>كلام من تلغرام</p><a href="https://t.me/harbour/164">t.me/harbour/164</a></blockquote><iframe id="telegram-post-harbour-165" src="https://t.me/harbour/165?embed=1&mode=tme" width="100%" height="200"></iframe>`,
    warned: [],
  },
  {
    name: 'tiktok',
    html: `<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@harbour/video/71234" data-video-id="71234" style="max-width: 605px;"><section> <a target="_blank" title="@harbour" href="https://www.tiktok.com/@harbour?refer=embed">@harbour</a> <p>قوارب الفجر <a title="بحر" target="_blank" href="https://www.tiktok.com/tag/x">#بحر</a></p> <a target="_blank" title="♬ original sound" href="https://www.tiktok.com/music/original-7">♬ original sound - harbour</a> </section></blockquote><script async src="https://www.tiktok.com/embed.js"></script>`,
    warned: [],
  },
  {
    name: 'facebook',
    html: `<div class="fb-post" data-href="https://www.facebook.com/town/posts/101" data-width="500" data-show-text="true"><blockquote cite="https://www.facebook.com/town/posts/101" class="fb-xfbml-parse-ignore"><p>نفتح السوق غداً</p>Posted by <a href="https://www.facebook.com/town">البلدية</a> on&nbsp;<a href="https://www.facebook.com/town/posts/101">Sunday, March 1, 2026</a></blockquote></div><div class="fb-video" data-href="https://www.facebook.com/town/videos/102/" data-width="500"></div><iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Ftown%2Fposts%2F103&width=500" width="500" height="600" style="border:none" scrolling="no"></iframe><iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Ftown%2Fvideos%2F104%2F&show_text=0" width="560" height="315" title="فيديو السوق"></iframe><div id="fb-root"></div>`,
    warned: [],
  },
  {
    name: 'brightcove',
    html: `<video-js data-account="665001591001" data-player="JNBYNZjhd" data-embed="default" controls data-video-id="6340002" data-playlist-id="" data-application-id="" width="960" height="540" class="vjs-fluid"></video-js><script src="https://players.brightcove.net/665001591001/JNBYNZjhd_default/index.min.js"></script><div style="position:relative;max-width:960px"><div style="padding-top:56.25%"><iframe src="https://players.brightcove.net/665001591001/default_default/index.html?videoId=6340003" allowfullscreen allow="encrypted-media" style="position:absolute;top:0;width:100%;height:100%"></iframe></div></div><video data-video-id="77" data-account="66" data-player="default" data-embed="default" class="video-js" controls></video>`,
    warned: [],
  },
  {
    name: 'jw',
    html: `<div id="botr_AbCd1234_XyZ98765_div"></div><script src="https://cdn.jwplayer.com/players/AbCd1234-XyZ98765.js"></script><iframe src="https://content.jwplatform.com/players/AbCd1234-XyZ98765.html" width="640" height="360" title="نشرة"></iframe><div id="player1"></div><script>jwplayer("player1").setup({file:"https://cdn.example.org/v.m3u8"});</script>`,
    warned: [],
  },
  {
    name: 'datawrapper/flourish',
    html: `<iframe title="أمطار السنة" aria-label="Line chart" id="datawrapper-chart-aBcDe" src="https://datawrapper.dwcdn.net/aBcDe/3/" scrolling="no" frameborder="0" style="width:0;min-width:100%!important;border:none;" height="400" data-external="1"></iframe><script type="text/javascript">window.addEventListener("message",function(a){});</script><div style="min-height:472px" id="datawrapper-vis-fGhIj"><script type="text/javascript" defer src="https://datawrapper.dwcdn.net/fGhIj/embed.js" charset="utf-8" data-target="#datawrapper-vis-fGhIj"></script><noscript><img src="https://datawrapper.dwcdn.net/fGhIj/full.png" alt="خريطة الأمطار" /></noscript></div><div class="flourish-embed flourish-chart" data-src="visualisation/123456"><script src="https://public.flourish.studio/resources/embed.js"></script><noscript><img src="https://public.flourish.studio/visualisation/123456/thumbnail" width="100%" alt="chart visualization" /></noscript></div><iframe src='https://flo.uri.sh/story/99/embed' title='Interactive or visual content' class='flourish-embed-iframe' frameborder='0' scrolling='no' style='width:100%;height:600px;' sandbox='allow-same-origin'></iframe>`,
    warned: [],
  },
  {
    name: 'video variants',
    html: `<video controls preload="none" width="640" height="360" poster="https://cms.example.org/p.jpg"><source src="https://cms.example.org/v.webm" type="video/webm"><source src="https://cms.example.org/v.mp4" type="video/mp4"><track src="https://cms.example.org/v.vtt" kind="captions" srclang="ar" label="العربية"><p>متصفحك لا يدعم الفيديو. <a href="https://cms.example.org/v.mp4">نزّل الملف</a></p></video><audio><source src="//cms.example.org/a.m4a"></audio><video data-src="https://cms.example.org/lazy.mp4"></video><video src="blob:https://cms.example.org/1"></video><video src="data:video/mp4;base64,AAAA"></video><audio src="http://10.0.0.7/a.mp3" title="مقابلة"></audio>`,
    warned: [
      'a player is not shown: video without address',
      'a player is not shown: video without address',
      'a player is not shown: audio of 10.0.0.7 «مقابلة»',
    ],
  },
  {
    name: 'nested figures',
    html: `<figure><figure><img src="bees.jpg"><figcaption>داخلي</figcaption></figure><figcaption>خارجي</figcaption></figure><figure><div class="wrapper"><picture><source srcset="a.webp" type="image/webp"><img src="bees.jpg" alt="نحل"></picture><span class="credit">تصوير: ريم</span></div><figcaption>شرح</figcaption></figure><figure><p>فقرة في شكل</p><figcaption>شرح بلا صورة</figcaption></figure>`,
    warned: [],
  },
  {
    name: 'dl lists',
    html: `<dl><dt>المرفأ</dt><dd>مكان رسو السفن</dd><dt>الرصيف</dt><dt>المرسى</dt><dd>مكان الوقوف<p>وفقرة</p></dd><div><dt>الموج</dt><dd>حركة الماء</dd></div></dl>`,
    warned: [],
  },
  {
    name: 'definition box',
    html: `<div class="definition-box"><div class="definition-box__term">التيار</div><div class="definition-box__text">حركة الماء في جهة واحدة.</div></div><div class="info-card"><h4>بطاقة</h4><p>نص البطاقة</p></div><section class="story-highlights"><h2>أبرز النقاط</h2><ul><li>نقطة</li></ul></section><div class="key-points"><p>نقطة مفتاحية</p></div>`,
    warned: [],
  },
  {
    name: 'live blog',
    html: `<div class="wp-block-liveblog"><div class="liveblog-entry" id="liveblog-entry-3"><header class="liveblog-meta"><span class="liveblog-meta-time"><a href="#liveblog-entry-3"><time datetime="2026-03-10T12:30:00Z">12:30</time></a></span></header><div class="liveblog-entry-content"><p>وصل القارب.</p></div></div></div><article class="live-post key-event"><span class="time">١٢:١٠</span><h3>عنوان المحطة</h3><p>نص المحطة</p><ul><li>بند</li></ul></article><li class="live-update"><time>أمس</time><p>بداية التغطية</p></li>`,
    warned: [],
  },
  {
    name: 'mastodon/bluesky/threads/reddit/linkedin',
    html: `<iframe src="https://mastodon.social/@town/1099/embed" class="mastodon-embed" style="max-width:100%;border:0" width="400" allowfullscreen></iframe><script src="https://mastodon.social/embed.js" async></script><blockquote class="mastodon-embed" data-embed-url="https://mastodon.example/@town/1100/embed"><a href="https://mastodon.example/@town/1100" target="_blank"><svg></svg><div>Post by @town@mastodon.example</div><div>View on Mastodon</div></a></blockquote><iframe src="https://social.example.org/@town/1101/embed" class="mastodon-embed"></iframe><blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:x/app.bsky.feed.post/3k" data-bluesky-cid="b"><p lang="en">The sea is calm today<br><br><a href="https://bsky.app/profile/did:plc:x/post/3k?ref_src=embed">[image or embed]</a></p>&mdash; Town (<a href="https://bsky.app/profile/did:plc:x?ref_src=embed">@town.example</a>) <a href="https://bsky.app/profile/did:plc:x/post/3k?ref_src=embed">March 3, 2026 at 10:00 AM</a></blockquote><blockquote class="text-post-media" data-text-post-permalink="https://www.threads.net/@town/post/C1" id="ig-tp-C1"><a href="https://www.threads.net/@town/post/C1"><div>Post by @town</div><div>View on Threads</div></a></blockquote><blockquote class="reddit-embed-bq" data-embed-height="500"><a href="https://www.reddit.com/r/sea/comments/1/boats/">Boats at dawn</a><br> by<a href="https://www.reddit.com/user/town/">u/town</a> in<a href="https://www.reddit.com/r/sea/">sea</a></blockquote><iframe src="https://www.linkedin.com/embed/feed/update/urn:li:share:7" height="500" width="504" title="Embedded post"></iframe>`,
    warned: [],
  },
  {
    name: 'soundcloud/spotify/omny/apple/anchor',
    html: `<iframe width="100%" height="166" scrolling="no" frameborder="no" src="https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/123&color=%23ff5500"></iframe><div style="font-size: 10px;"><a href="https://soundcloud.com/town" title="البلدية">البلدية</a> · <a href="https://soundcloud.com/town/sea" title="صوت البحر">صوت البحر</a></div><iframe style="border-radius:12px" src="https://open.spotify.com/embed/episode/7abc?utm_source=generator" width="100%" height="352" loading="lazy"></iframe><iframe src="https://omny.fm/shows/sea/first/embed?style=cover" title="الحلقة الأولى" width="100%" height="180"></iframe><iframe allow="autoplay *" frameborder="0" height="175" src="https://embed.podcasts.apple.com/us/podcast/sea/id1?i=2"></iframe><iframe src="https://podcasters.spotify.com/pod/show/town/embed/episodes/1" height="102" width="400"></iframe>`,
    warned: [],
  },
  {
    name: 'youtube variants',
    html: `<iframe src="//www.youtube.com/embed/M7lc1UVf-VE?feature=oembed" title="YouTube video player"></iframe><iframe src="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE"></iframe><iframe data-src="https://www.youtube.com/embed/M7lc1UVf-VE" class="lazyload"></iframe><div class="youtube-player" data-id="M7lc1UVf-VE"></div><lite-youtube videoid="M7lc1UVf-VE" playlabel="تشغيل: نشرة"></lite-youtube><object width="425"><param name="movie" value="https://www.youtube.com/v/M7lc1UVf-VE"><embed src="https://www.youtube.com/v/M7lc1UVf-VE" type="application/x-shockwave-flash"></object><p><a href="https://youtu.be/M7lc1UVf-VE">على يوتيوب</a></p><iframe src="about:blank"></iframe><iframe srcdoc="<p>كلام</p>"></iframe><iframe src="https://youtube.com/shorts/M7lc1UVf-VE"></iframe>`,
    warned: ['a player is not shown: iframe without address', 'a player is not shown: iframe without address'],
  },
  {
    name: 'lazy images',
    html: `<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="bees.jpg" class="lazyload" alt="نحل"><noscript><img src="bees.jpg" alt="نحل"></noscript></p><img data-lazy-src="bees.jpg" src="placeholder.gif" alt="كسول"><img srcset="bees.jpg 300w, bees.jpg 600w" alt="بلا مصدر">`,
    warned: [],
  },
  {
    name: 'forms, scripts, ads',
    html: `<p>قبل</p><div class="ad-slot"><script>googletag.cmd.push(function(){})</script></div><form action="/newsletter"><label>بريدك<input name="e"></label><button>اشترك في النشرة</button></form><ins class="adsbygoogle" style="display:block"></ins><noscript>فعّل الجافاسكربت</noscript><div class="taboola" id="taboola"></div><p style="display:none">نص مخفي</p><p hidden>مخفي أيضاً</p><p aria-hidden="true">زخرفة</p><template><p>قالب</p></template><svg><text>رسم</text></svg><math><mi>x</mi><mo>=</mo><mn>2</mn></math><p>بعد</p>`,
    warned: ['6 words of the text not shown: «اشترك في النشرة رسم x 2»'],
  },
  {
    name: 'interactive tabs/accordion',
    html: `<div class="accordion"><div class="accordion-item"><h3 class="accordion-header"><button type="button" aria-expanded="false">سؤال أول؟</button></h3><div class="accordion-body"><p>جواب أول.</p></div></div></div><div class="wp-block-yoast-faq-block schema-faq"><div class="schema-faq-section"><strong class="schema-faq-question">ما القصة؟</strong><p class="schema-faq-answer">هذا الجواب.</p></div></div>`,
    warned: [],
  },
  {
    name: 'timeline/audio transcript/ruby/mark/del',
    html: `<p>كان السعر <del>عشرة</del> <ins>تسعة</ins> دنانير، <mark>مهم</mark>، <abbr title="منظمة الصحة">م ص</abbr>، H<sub>2</sub>O، <q>قال كذا</q>، <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>، <s>ملغى</s>، <kbd>Ctrl</kbd>، <time datetime="2026-01-01">أول السنة</time>، <small>حاشية صغيرة</small>، <big>كبير</big></p><address>شارع البحر<br>المرفأ</address><blockquote cite="https://example.org">قول <footer>— <cite>قائل</cite>، <a href="https://example.org">المصدر</a></footer></blockquote>`,
    warned: ['3 words of the text not shown: «عشرة kan ملغى»'],
  },
  {
    name: 'infogram/canva/google maps/forms/scribd/issuu',
    html: `<div class="infogram-embed" data-id="abc-def" data-type="interactive" data-title="أرقام الصيد"></div><script>!function(e){}(document)</script><iframe src="https://e.infogram.com/abc?src=embed" title="أرقام" width="550"></iframe><div style="position:relative"><iframe loading="lazy" src="https://www.canva.com/design/x/view?embed"></iframe></div><a href="https://www.canva.com/design/x">تصميم</a><iframe src="https://www.google.com/maps/embed?pb=!1m18" width="600" height="450"></iframe><iframe src="https://docs.google.com/forms/d/e/x/viewform?embedded=true" title="استبيان">جار التحميل…</iframe><iframe src="https://docs.google.com/viewer?url=https%3A%2F%2Fcms.example.org%2Fr.pdf&embedded=true"></iframe><iframe src="https://www.scribd.com/embeds/1/content" title="وثيقة"></iframe><embed src="https://cms.example.org/r.pdf" type="application/pdf" width="600" height="500">`,
    warned: [],
  },
  {
    name: 'own domain and anchors',
    html: `<p id="top">بداية <a href="https://news.example/ar/news/abcdefgh">خبر سابق</a> و<a href="/ar/section/culture">ثقافة</a> و<a href="/2024/3/3/slug">قديم</a> و<a href="https://old.example/ar/news/abcdefgh?x=1#y">قديم آخر</a> و<a href="#sec2">القسم</a> و<a href="#none">لا شيء</a> و<a href="http://news.example/ar/news/abcdefgh">بلا تشفير</a> و<a href="//news.example/ar">نسبي</a> و<a href="https://news.example/">الصفحة الأولى</a> و<a href="news/abc">نسبي بلا جذر</a> و<a href="?p=12">استعلام</a> و<a href="https://news.example:443/ar/latest">منفذ</a></p><h2 id="sec2">القسم الثاني</h2><p><a name="old"></a>مرساة قديمة <a href="#old">إليها</a> <a href="https://news.example/ar/news/SELF#sec2">رابط كامل</a></p>`,
    warned: [],
  },
  {
    name: 'documents unsent',
    html: `<p><a href="/api/v1/push/assets/none">التقرير الكامل</a> و<a href="https://cms.example.org/wp-content/uploads/r.pdf">ملف خارجي</a> و<a data-attachment="5f">مرفق</a></p><div class="wp-block-file"><a href="/api/v1/push/assets/none2">ورقة</a></div>`,
    warned: [
      'a link to a file that was not sent is words only: /api/v1/push/assets/none',
      'a link to a file that was not sent is words only: /api/v1/push/assets/none2',
    ],
  },
  {
    name: 'poems',
    html: `<p>قال الشاعر:</p><p style="text-align:center">يا دار أهلي سلام الله يغشاك *** ما لاح نجم وما غنّى لك الحادي<br>عودي كما كنتِ والأيام شاهدة *** فالعين بعدك لم تأنس بميعاد</p><table class="poem"><tr><td>صدر أول</td><td>عجز أول</td></tr><tr><td>صدر ثان</td><td>عجز ثان</td></tr></table><div class="poetry"><p>شطر أول ... شطر ثان</p></div><p>صدر&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;عجز<br>صدر ٢&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;عجز ٢</p>`,
    warned: [],
  },
  {
    name: 'superdesk embeds',
    html: `<p>نص</p><!-- EMBED START Twitter {id: "embed_1"} --><blockquote class="twitter-tweet"><p lang="ar" dir="rtl">كلام</p>&mdash; اسم (@n) <a href="https://twitter.com/n/status/1">1 آذار</a></blockquote><script async src="//platform.twitter.com/widgets.js"></script><!-- EMBED END Twitter {id: "embed_1"} --><div class="embed-block"><iframe src="https://www.youtube.com/embed/M7lc1UVf-VE"></iframe></div><div class="embed-block"><div class="iframely-embed"><div class="iframely-responsive"><a href="https://example.org/live" data-iframely-url="//cdn.iframe.ly/x"></a></div></div><script async src="//cdn.iframe.ly/embed.js"></script></div><table class="multi-line-quote"><tr><td>اقتباس سوبردسك</td></tr></table>`,
    warned: [],
  },
  {
    name: 'a broadcaster with data-component',
    html: `<div data-component="text-block"><p><b>مقدمة غامقة</b></p></div><figure data-component="image-block"><div><span class="sr-only">Image source, </span><span role="text">Reem</span><img src="bees.jpg" alt="نحل"></div><figcaption><span class="visually-hidden">التعليق على الصورة، </span>النحل في الحديقة</figcaption></figure><div data-component="subheadline-block"><h2>عنوان</h2></div><div data-component="media-block"><figure><div><p>هذا الفيديو غير متاح</p></div><figcaption>التعليق على الفيديو</figcaption></figure></div><section data-component="links-block"><h2>مواضيع ذات صلة</h2><ul><li><a href="https://example.org/1">أول</a></li></ul></section>`,
    warned: [],
  },
  {
    name: 'a broadcaster with see-also boxes',
    html: `<div class="wysiwyg"><p>نص</p><figure class="wp-caption alignnone"><div class="responsive-image"><img src="bees.jpg?resize=770%2C513" alt="x"></div><figcaption class="wp-caption-text">شرح (وكالة)</figcaption></figure><div class="more-on"><h2 class="more-on__heading">اقرأ أيضا</h2><span class="screen-reader-text">list of 2 items</span><ul><li><span class="screen-reader-text">list 1 of 2</span><a href="https://example.org/1">خبر</a></li></ul><span class="screen-reader-text">end of list</span></div><div class="video-player"><div class="aspect-ratio"></div></div><div class="container--ads"><p>Advertisement</p></div></div>`,
    warned: [],
  },
];
