const table = `
الحكزمة الحكومة، مهرجات مهرجان، المضاهرات المظاهرات، اقتصداي اقتصادي، الرباضة الرياضة، مباراىة مباراة، متحغ متحف، الطفس الطقس، عاصغة عاصفة، زلزاال زلزال، بركاان بركان، فيظان فيضان، امطارر أمطار، الحرارىة الحرارة، مدرزة مدرسة،
جامغة جامعة، مستشفا مستشفى، مستتشفى مستشفى، قطلر قطار، سفينىة سفينة، مينء ميناء، شاظئ شاطئ، بحيرا بحيرة، جزيرو جزيرة، صحرااء صحراء، غابىة غابة، حديقو حديقة، فراسة فراشة، نحلع نحلة،
مزارغ مزارع، قمخ قمح، زيتوون زيتون، تفاخ تفاح، برتفال برتقال، ليمزن ليمون، سياحىة سياحة، فندف فندق، مطغم مطعم، روايو رواية، قصيذة قصيدة، شاعرر شاعر، كانب كاتب، رسامم رسام، لوخة لوحة، معرظ معرض، موسيفى موسيقى، اغنبة أغنية،
اوركستر اوركسترا، فيلك فيلم، سيتما سينما، مخزج مخرج، ممصل ممثل، بطولىة بطولة، مياراة مباراة، لاغب لاعب، مدزب مدرب، هذف هدف، ميداليىة ميدالية، سباف سباق، دراحة دراجة، سياحة سباحة؟، تنص تنس، منتحب منتخب، دوزي دوري، ملغب ملعب، جمهوز جمهور،
تلسكزب تلسكوب، كوطب كوكب، نجزم نجوم، مجرىة مجرة، قمز قمر، صازوخ صاروخ، فظاء فضاء، تجربىة تجربة، محتبر مختبر، باخث باحث، علمتء علماء، دراسىة دراسة، اكتشلف اكتشاف، فيروز فيروس؟، لقاخ لقاح، مربض مريض، طييب طبيب، ذواء دواء، صخة صحة،
دمسق دمشق، القاخرة القاهرة، بيروث بيروت، يغداد بغداد، عمانن عمان، الرياظ الرياض، تونص تونس، الجزاير الجزائر، فلسظين فلسطين، لبناان لبنان، سورييا سوريا، المغزب المغرب، الاردزن الأردن، امريكبا أمريكا، فرنصا فرنسا، المانبا ألمانيا، يطاليا إيطاليا، اسبنيا إسبانيا، اليابانن اليابان، الصبن الصين، برصلونة برشلونة، مدرييد مدريد،
نتيحة نتيجة، مشزوع مشروع، شركىة شركة، اسغار أسعار، تخارة تجارة، صتاعة صناعة، مصتع مصنع، كهربا كهرباء، طافة طاقة، انتحابات انتخابات، برلمن برلمان، وزيز وزير، رئيش رئيس، قانزن قانون، محكمو محكمة، اتفق اتفاق؟، اخبارر أخبار، صحيفو صحيفة، ثلح ثلج، ظباب ضباب، رطوبو رطوبة، جصر جسر، نهز نهر، حبل جبل؟، واذي وادي،
hgpv;m الحركة، hgr'hv القطار، lwvt مصرف، lfhvhm مباراة، مهرجانالسينما مهرجان السينما، كهر باء كهرباء، بطولةالعالم بطولة العالم، درجةالحرارة درجة الحرارة
`;

/** What somebody typed, and what they meant. */
export const typingErrors: { typed: string; meant: string }[] = table
  .trim()
  .split(/،\s*/)
  .filter((entry) => !entry.endsWith('؟'))
  .map((entry) => {
    const words = entry.split(' ');
    // Two words that were meant as one or two: the halves tell.
    const typedWords = entry.startsWith('كهر باء') ? 2 : 1;
    return { typed: words.slice(0, typedWords).join(' '), meant: words.slice(typedWords).join(' ') };
  });

const english = `
goverment government, recieve receive, elecion election, footbal football, musuem museum, wether weather, temprature temperature, scince science, resarch research, hosptial hospital, vacine vaccine, univeristy university, parlament parliament, minster minister, presidnet president,
econmy economy, investmant investment, festval festival, cinnema cinema, champoinship championship, stadum stadium, libary library, bridgr bridge, earthquke earthquake, volcanoe volcano, dessert desert, enviroment environment, tecnology technology, sattelite satellite, comittee committee
`;
/** English words that the right ones are chosen from, besides themselves. */
export const englishVocabulary = [
  ...english
    .trim()
    .split(/,\s*/)
    .map((entry) => entry.split(' ')[1]!),
  ...`governor governess receipt election selection football footfall museum leather whether weather feather temperate science silence search research hospitable vaccine machine universe university parliament minister monster
    president resident precedent economy academy investment festival cinema champion stadium library liberty bridge bride earthquake volcano desert dessert environment technology satellite committee commit comedy`.split(
    /\s+/,
  ),
];
export const englishTypingErrors = english
  .trim()
  .split(/,\s*/)
  .map((entry) => entry.split(' ') as [string, string])
  .filter(([typed]) => !englishVocabulary.includes(typed))
  .map(([typed, meant]) => ({ typed, meant }));
