/** The texts of the demonstration election: names, contests, local statements, blocs. All of them are invented. */

export interface Text {
	kk: string;
	ru: string;
	en: string;
}

/**
 * Where a word from nature belongs, so that the two words of a name fit: w water, s steppe, m mountain, f forest.
 * Text that are used as given names or surnames are left out on purpose.
 */
export const living: Record<string, string> = {
	Терек: 'wf',
	Қайың: 'fm',
	Емен: 'fm',
	Тал: 'wf',
	Тораңғы: 'ws',
	Үйеңкі: 'wf',
	Шырша: 'mf',
	Қарағай: 'mf',
	Самырсын: 'mf',
	Балқарағай: 'mf',
	Қарағаш: 'fs',
	Жиде: 'ws',
	Итмұрын: 'fms',
	Ырғай: 'mf',
	Тобылғы: 'sm',
	Мойыл: 'wf',
	Шие: 'sf',
	Шетен: 'mf',
	Бүрген: 'mf',
	Ұшқат: 'mf',
	Шілік: 'wf',
	Жыңғыл: 'ws',
	Сексеуіл: 's',
	Баялыш: 's',
	Теріскен: 's',
	Шеңгел: 'ws',
	Изен: 's',
	Бетеге: 'sm',
	Көде: 's',
	Жүзгін: 's',
	Қылша: 'sm',
	Көкпек: 's',
	Алабота: 'sw',
	Шырғанақ: 'wf',
	Шегіршін: 'wf',
	Жөке: 'f',
	Ебелек: 's',
	Бидайық: 's',
	Жоңышқа: 'sw',
	Беде: 'sf',
	Қияқ: 'ws',
	Қамыс: 'w',
	Қоға: 'w',
	Құрақ: 'w',
	Тұңғиық: 'w',
	Жалбыз: 'wf',
	Киікоты: 'ms',
	Түймедақ: 'sf',
	Бақбақ: 'sf',
	Сарғалдақ: 'ms',
	Рауғаш: 'ms',
	Қымыздық: 'mf',
	Андыз: 'mf',
	Таңқурай: 'mf',
	Мүкжидек: 'wf',
	Мүк: 'wfm',
	Қазоты: 'ws',
	Тырна: 'ws',
	Дуадақ: 's',
	Безгелдек: 's',
	Шағала: 'w',
	Қасқалдақ: 'w',
	Құтан: 'w',
	Аққұтан: 'w',
	Бірқазан: 'w',
	Қоқиқаз: 'w',
	Сарыалақаз: 'w',
	Шүрегей: 'w',
	Қызғыш: 'ws',
	Шіл: 'sf',
	Кекілік: 'm',
	Қырғауыл: 'wf',
	Бөдене: 's',
	Бұлдырық: 's',
	Қараторғай: 'sf',
	Бозторғай: 's',
	Сарыторғай: 'sf',
	Тоқылдақ: 'f',
	Бәбісек: 'sf',
	Ителгі: 'sm',
	Күйкентай: 's',
	Киік: 's',
	Ақбөкен: 's',
	Арқар: 'm',
	Таутеке: 'm',
	Қарақұйрық: 's',
	Суыр: 'sm',
	Тиін: 'f',
	Қырау: 'wsmf',
	Қылау: 'wsmf',
	Найзағай: 'sm',
	Сіркіреу: 'wsf',
};

export const land: Record<string, string> = {
	Көл: 'w',
	Өзен: 'w',
	Бұлақ: 'wmf',
	Тұма: 'wm',
	Жылға: 'wm',
	Жаға: 'w',
	Түбек: 'w',
	Сала: 'w',
	Айлақ: 'w',
	Өткел: 'w',
	Саз: 'w',
	Иін: 'w',
	Жиек: 'wf',
	Мүйіс: 'w',
	Сарқырама: 'wm',
	Тоғай: 'wf',
	Шоқ: 'fs',
	Алқап: 'sf',
	Сай: 'sm',
	Жазық: 's',
	Дала: 's',
	Қыр: 's',
	Белес: 's',
	Төбе: 'sm',
	Жота: 'sm',
	Адыр: 'sm',
	Шоқы: 'm',
	Құз: 'm',
	Жартас: 'm',
	Тас: 'ms',
	Тау: 'm',
	Асу: 'm',
	Кезең: 'm',
	Жон: 'sm',
	Қойнау: 'mf',
	Шөл: 's',
	Құм: 's',
	Тақыр: 's',
	Ойпаң: 's',
	Жайлау: 'sm',
	Еңіс: 'mf',
	Бөктер: 'mf',
	Етек: 'mf',
	Шатқал: 'mf',
	Қырқа: 'sm',
	Таң: 'wsmf',
	Түн: 'wsmf',
	Кеш: 'wsmf',
	Жел: 'wsmf',
	Шық: 'wsmf',
	Бұлт: 'wsmf',
	Жаңбыр: 'wsmf',
};

/** In the order of the lot. `centre`: reform, rule of law, sovereignty, each −1…1. */
export const parties = [
	{ name: 'Таза Бұлақ', centre: [-0.45, 0.35, 0.85], sheet: 'complete' },
	{ name: 'Ақ Терек', centre: [0.6, 0.6, -0.4], sheet: 'complete' },
	{ name: 'Кең Аңғар', centre: [0.8, 0.3, 0.35], sheet: 'complete' },
	{ name: 'Сары Дала', centre: [-0.7, -0.55, -0.15], sheet: 'complete' },
	{ name: 'Көк Бүркіт', centre: [0.15, -0.65, 0.7], sheet: 'complete' },
	{ name: 'Биік Шың', centre: [0.35, 0.75, -0.8], sheet: 'partial' },
	{ name: 'Тас Бастау', centre: [-0.3, -0.1, 0.4], sheet: 'silent' },
] as const;

export const election: Text = {
	kk: 'Ойдан шығарылған сайлау',
	ru: 'Вымышленные выборы',
	en: 'A fictional election',
};

export const imprint: Record<string, Text> = {
	publisher: {
		kk: '«Ашық Дала» қоры, ойдан шығарылған ұйым',
		ru: 'Фонд «Ашық Дала», вымышленная организация',
		en: 'Aşyq Dala Foundation, a fictional organisation',
	},
	funding: {
		kk: 'Оны партиялар да, мемлекет те қаржыландырмайды.',
		ru: 'Его не финансируют ни партии, ни государство.',
		en: 'No party and no state funds it.',
	},
	contact: {
		kk: 'ashyq-dala@tandau.example (ойдан шығарылған мекенжай)',
		ru: 'ashyq-dala@tandau.example (вымышленный адрес)',
		en: 'ashyq-dala@tandau.example (a fictional address)',
	},
};

const mazhilis: Text = { kk: 'Мәжіліс', ru: 'Мажилис', en: 'Mazhilis' };
const astana: Text = {
	kk: 'Астана қаласының мәслихаты',
	ru: 'Маслихат города Астаны',
	en: 'Maslikhat of Astana',
};
const qaraghandy: Text = {
	kk: 'Қарағанды облысының мәслихаты',
	ru: 'Маслихат Карагандинской области',
	en: 'Maslikhat of Karaganda Region',
};
const temirtau: Text = {
	kk: 'Теміртау қаласының мәслихаты',
	ru: 'Маслихат города Темиртау',
	en: 'Maslikhat of Temirtau',
};

export const contests: { slug: string; kind: 'list' | 'seat'; body: Text; name: Text; seats: number }[] = [
	{
		slug: 'mazhilis-list',
		kind: 'list',
		body: mazhilis,
		name: { kk: 'Мәжіліс: партиялық тізімдер', ru: 'Мажилис: партийные списки', en: 'Mazhilis: party lists' },
		seats: 69,
	},
	{
		slug: 'mazhilis-seat',
		kind: 'seat',
		body: mazhilis,
		name: {
			kk: 'Мәжіліс: бірмандатты округтер',
			ru: 'Мажилис: одномандатные округа',
			en: 'Mazhilis: single-mandate districts',
		},
		seats: 1,
	},
	{
		slug: 'astana-maslikhat-list',
		kind: 'list',
		body: astana,
		name: {
			kk: 'Астана мәслихаты: партиялық тізімдер',
			ru: 'Маслихат Астаны: партийные списки',
			en: 'Maslikhat of Astana: party lists',
		},
		seats: 8,
	},
	{
		slug: 'astana-maslikhat-seat',
		kind: 'seat',
		body: astana,
		name: {
			kk: 'Астана мәслихаты: бірмандатты округтер',
			ru: 'Маслихат Астаны: одномандатные округа',
			en: 'Maslikhat of Astana: single-mandate districts',
		},
		seats: 1,
	},
	{
		slug: 'qaraghandy-maslikhat-list',
		kind: 'list',
		body: qaraghandy,
		name: {
			kk: 'Қарағанды облысының мәслихаты: партиялық тізімдер',
			ru: 'Маслихат Карагандинской области: партийные списки',
			en: 'Maslikhat of Karaganda Region: party lists',
		},
		seats: 8,
	},
	{
		slug: 'qaraghandy-maslikhat-seat',
		kind: 'seat',
		body: qaraghandy,
		name: {
			kk: 'Қарағанды облысының мәслихаты: бірмандатты округтер',
			ru: 'Маслихат Карагандинской области: одномандатные округа',
			en: 'Maslikhat of Karaganda Region: single-mandate districts',
		},
		seats: 1,
	},
	{
		slug: 'temirtau-maslikhat-seat',
		kind: 'seat',
		body: temirtau,
		name: {
			kk: 'Теміртау мәслихаты: бірмандатты округтер',
			ru: 'Маслихат Темиртау: одномандатные округа',
			en: 'Maslikhat of Temirtau: single-mandate districts',
		},
		seats: 1,
	},
];

/** The local districts in which a place lies, by its region and Russian name. */
export const localPlaces: Record<string, string[]> = {
	'KZ-71 район Алматы': ['astana-maslikhat-seat:1', 'astana-maslikhat-seat:2'],
	'KZ-71 район Байконур': ['astana-maslikhat-seat:3'],
	'KZ-71 район Есиль': ['astana-maslikhat-seat:4', 'astana-maslikhat-seat:5'],
	'KZ-71 район Нура': ['astana-maslikhat-seat:6'],
	'KZ-71 район Сарыарка': ['astana-maslikhat-seat:7', 'astana-maslikhat-seat:8'],
	'KZ-35 Караганда': ['qaraghandy-maslikhat-seat:1', 'qaraghandy-maslikhat-seat:2'],
	'KZ-35 Темиртау': [
		'qaraghandy-maslikhat-seat:3',
		...[1, 2, 3, 4, 5].map((number) => `temirtau-maslikhat-seat:${number}`),
	],
	'KZ-35 Актау': ['qaraghandy-maslikhat-seat:3', 'temirtau-maslikhat-seat:5'],
	'KZ-35 Сарань': ['qaraghandy-maslikhat-seat:4'],
	'KZ-35 Шахтинск': ['qaraghandy-maslikhat-seat:4'],
	'KZ-35 Абайский район': ['qaraghandy-maslikhat-seat:4'],
	'KZ-35 Балхаш': ['qaraghandy-maslikhat-seat:5'],
	'KZ-35 Приозёрск': ['qaraghandy-maslikhat-seat:5'],
	'KZ-35 Актогайский район': ['qaraghandy-maslikhat-seat:5'],
	'KZ-35 Бухар-Жырауский район': ['qaraghandy-maslikhat-seat:6'],
	'KZ-35 Осакаровский район': ['qaraghandy-maslikhat-seat:6'],
	'KZ-35 Каркаралинский район': ['qaraghandy-maslikhat-seat:7'],
	'KZ-35 Нуринский район': ['qaraghandy-maslikhat-seat:8'],
	'KZ-35 Шетский район': ['qaraghandy-maslikhat-seat:8'],
};

/** Districts of the maslikhat contests, by number. List contests have one, named after its region. */
export const localDistricts: Record<string, { region: string; compositions: Text[] }> = {
	'astana-maslikhat-list': {
		region: 'KZ-71',
		compositions: [{ kk: 'Бүкіл қала', ru: 'Весь город', en: 'The whole city' }],
	},
	'astana-maslikhat-seat': {
		region: 'KZ-71',
		compositions: [
			{ kk: 'Алматы ауданының солтүстігі', ru: 'север района Алматы', en: 'Almaty city district, north' },
			{ kk: 'Алматы ауданының оңтүстігі', ru: 'юг района Алматы', en: 'Almaty city district, south' },
			{ kk: 'Байқоңыр ауданы', ru: 'район Байконур', en: 'Baiqonyr city district' },
			{ kk: 'Есіл ауданының солтүстігі', ru: 'север района Есиль', en: 'Esil city district, north' },
			{ kk: 'Есіл ауданының оңтүстігі', ru: 'юг района Есиль', en: 'Esil city district, south' },
			{ kk: 'Нұра ауданы', ru: 'район Нура', en: 'Nura city district' },
			{ kk: 'Сарыарқа ауданының батысы', ru: 'запад района Сарыарка', en: 'Saryarqa city district, west' },
			{ kk: 'Сарыарқа ауданының шығысы', ru: 'восток района Сарыарка', en: 'Saryarqa city district, east' },
		],
	},
	'qaraghandy-maslikhat-list': {
		region: 'KZ-35',
		compositions: [{ kk: 'Бүкіл облыс', ru: 'Вся область', en: 'The whole region' }],
	},
	'qaraghandy-maslikhat-seat': {
		region: 'KZ-35',
		compositions: [
			{ kk: 'Қарағанды қаласының батысы', ru: 'запад города Караганды', en: 'Karaganda city, west' },
			{ kk: 'Қарағанды қаласының шығысы', ru: 'восток города Караганды', en: 'Karaganda city, east' },
			{ kk: 'Теміртау қаласы', ru: 'город Темиртау', en: 'Temirtau city' },
			{
				kk: 'Саран, Шахтинск қалалары және Абай ауданы',
				ru: 'города Сарань, Шахтинск и Абайский район',
				en: 'Saran and Shakhtinsk cities, Abai district',
			},
			{
				kk: 'Балқаш, Приозёрск қалалары және Ақтоғай ауданы',
				ru: 'города Балхаш, Приозёрск и Актогайский район',
				en: 'Balkhash and Priozersk cities, Aqtogai district',
			},
			{
				kk: 'Бұқар жырау және Осакаров аудандары',
				ru: 'Бухар-Жырауский и Осакаровский районы',
				en: 'Bukhar-Zhyrau and Osakarov districts',
			},
			{ kk: 'Қарқаралы ауданы', ru: 'Каркаралинский район', en: 'Qarqaraly district' },
			{ kk: 'Нұра және Шет аудандары', ru: 'Нуринский и Шетский районы', en: 'Nura and Shet districts' },
		],
	},
	'temirtau-maslikhat-seat': {
		region: 'KZ-35',
		compositions: [
			{ kk: 'қала орталығы', ru: 'центр города', en: 'city centre' },
			{ kk: 'қаланың батысы', ru: 'запад города', en: 'west of the city' },
			{ kk: 'қаланың шығысы', ru: 'восток города', en: 'east of the city' },
			{ kk: 'қаланың оңтүстігі', ru: 'юг города', en: 'south of the city' },
			{ kk: 'Ақтау кенті', ru: 'посёлок Актау', en: 'Aqtau settlement' },
		],
	},
};

export const blocs: { slug: string; name: Text; manifesto: Text }[] = [
	{
		slug: 'dala-uni',
		name: { kk: '«Дала үні»', ru: '«Дала үні»', en: 'Dala üni' },
		manifesto: {
			kk: '«Дала үні» — әр округте өзін-өзі ұсынған кандидаттардың блогы. Біз үш уәде береміз: әр жолы қалай дауыс бергенімізді жариялаймыз, мүлік декларациямызды ашамыз, тоқсан сайын сайлаушылармен кездесеміз. Қалған мәселелерде әрқайсымыз өз пікірімізді айтамыз.',
			ru: '«Дала үні» — блок самовыдвиженцев из разных округов. Мы даём три обещания: публиковать, как мы голосуем, открыть свои декларации и раз в квартал встречаться с избирателями. По остальным вопросам каждый из нас говорит за себя.',
			en: 'Dala üni is a bloc of self-nominated candidates from different districts. We make three promises: to publish every vote we cast, to open our asset declarations, and to meet voters every quarter. On everything else each of us speaks for themselves.',
		},
	},
	{
		slug: 'tangy-syq',
		name: { kk: '«Таңғы Шық»', ru: '«Таңғы Шық»', en: 'Tañğy Şyq' },
		manifesto: {
			kk: '«Таңғы Шық» кандидаттары тұжырымдарды бірге талқылап, оларға ортақ ұстаныммен жауап берді. Сайлансақ, парламентте бірге дауыс береміз. Пікіріміз өзгерсе, себебін бірге түсіндіреміз.',
			ru: 'Кандидаты блока «Таңғы Шық» вместе обсудили утверждения и ответили исходя из общей позиции. Если нас изберут, мы будем голосовать в парламенте вместе. Если наше мнение изменится, мы вместе объясним почему.',
			en: 'The candidates of Tañğy Şyq discussed the statements together and answered from a common position. If elected, we shall vote together in parliament. If our view changes, we shall explain why, together.',
		},
	},
];

export interface LocalStatement {
	slug: string;
	topic: string;
	text: Text;
	/** The same statement in plain words. */
	plain?: Text;
	background: Text;
	/** The month for which the background is true. */
	asOf: string;
	polarity: 1 | -1;
	contest: string;
	districts?: number[];
}

/** Three on each maslikhat ballot. In Karaganda Region the third differs between towns and countryside. */
export const localStatements: LocalStatement[] = [
	{
		slug: 'a01',
		topic: 'reform',
		text: {
			kk: 'Мәслихаттың барлық отырысы интернетте тікелей көрсетілуі керек.',
			ru: 'Все заседания маслихата должны транслироваться в интернете в прямом эфире.',
			en: 'All meetings of the maslikhat should be streamed live on the internet.',
		},
		background: {
			kk: 'Мәслихат — қала бюджетін бекітетін сайланбалы жергілікті кеңес. Жақтаушылар сонда тұрғындар әр депутатты естиді дейді. Қарсылар депутаттар камера үшін сөйлейтін болады дейді.',
			ru: 'Маслихат — выборный местный совет, который утверждает бюджет города. Сторонники говорят, что жители услышат каждого депутата. Противники говорят, что депутаты станут работать на камеру.',
			en: 'The maslikhat is the elected local council that approves the city’s budget. Supporters say that residents would hear every deputy. Opponents say that deputies would play to the camera.',
		},
		asOf: '2023-03',
		polarity: 1,
		contest: 'astana-maslikhat-list',
	},
	{
		slug: 'a02',
		topic: 'rule-of-law',
		text: {
			kk: 'Қала бюджет қаражатынан төленетін әр шартты жариялауы керек.',
			ru: 'Город должен публиковать каждый договор, оплаченный из бюджета.',
			en: 'The city should publish every contract paid for from its budget.',
		},
		background: {
			kk: 'Қала бюджетінен жөндеуге, құрылысқа және басқа жұмысқа ақы төленеді. Жақтаушылар бұл бағаны негізсіз көтеруден қорғайды дейді. Қарсылар бұл коммерциялық құпияға зиян келтіреді дейді.',
			ru: 'Из бюджета города оплачивают ремонт, строительство и другие работы. Сторонники говорят, что это защитит от завышенных цен. Противники говорят, что это повредит коммерческой тайне.',
			en: 'The city’s budget pays for repairs, building and other work. Supporters say that this guards against inflated prices. Opponents say that this harms trade secrets of firms.',
		},
		asOf: '2023-03',
		polarity: 1,
		contest: 'astana-maslikhat-list',
	},
	{
		slug: 'a07',
		topic: 'sovereignty',
		text: {
			kk: 'Қала тауар сатып алғанда отандық өндірушіні таңдауы керек.',
			ru: 'При закупке товаров город должен выбирать отечественных производителей.',
			en: 'When it buys goods, the city should choose domestic producers.',
		},
		background: {
			kk: 'Қала тауарды бюджет қаражатына сатып алады. Жақтаушылар бұл елде жұмыс орындарын қалдырады дейді. Қарсылар бұл тауарды қымбаттатады дейді.',
			ru: 'Город покупает товары за счёт бюджета. Сторонники говорят, что это сохранит рабочие места в стране. Противники говорят, что из-за этого товары обойдутся дороже.',
			en: 'The city buys goods at the expense of the budget. Supporters say that this keeps jobs in the country. Opponents say that this makes purchases dearer.',
		},
		asOf: '2023-03',
		polarity: 1,
		contest: 'astana-maslikhat-list',
	},
	{
		slug: 'a04',
		topic: 'reform',
		text: {
			kk: 'Қала ауданы бюджетінің оннан бірін неге жұмсауды тұрғындар дауыс беріп шешуі керек.',
			ru: 'На что потратить десятую часть бюджета городского района, должны решать голосованием жители.',
			en: 'Residents should decide by vote how a tenth of their city district’s budget is spent.',
		},
		plain: {
			kk: 'Аудан ақшасының 10%-ын неге жұмсауды сол ауданда тұратын адамдар шешуі керек.',
			ru: 'Люди, живущие в районе, должны сами решать, на что пойдут 10% его денег.',
			en: 'The people who live in a district should decide what 10% of its money is spent on.',
		},
		background: {
			kk: 'Мұндай тәртіпте тұрғындар жобаларды өздері ұсынып, дауыс береді. Жақтаушылар ақша шынымен керек іске жұмсалады дейді. Қарсылар ең белсенді топтар ғана ұтады дейді.',
			ru: 'При таком порядке жители сами предлагают проекты и голосуют за них. Сторонники говорят, что деньги пойдут на то, что нужно людям. Противники говорят, что выиграют только самые активные группы.',
			en: 'Under such rules residents propose projects and vote on them. Supporters say that money would go to what people need. Opponents say that only the most active groups would win.',
		},
		asOf: '2023-03',
		polarity: 1,
		contest: 'astana-maslikhat-seat',
	},
	{
		slug: 'a05',
		topic: 'rule-of-law',
		text: {
			kk: 'Құрылыс үшін ағаш қоғамдық тыңдаудан кейін ғана кесілуі керек.',
			ru: 'Деревья под застройку должны вырубаться только после общественных слушаний.',
			en: 'Trees should be felled for building only after a public hearing.',
		},
		plain: {
			kk: 'Құрылыс үшін ағаш кеспес бұрын билік тұрғындарды ашық жиналыста тыңдауы керек.',
			ru: 'До вырубки деревьев под стройку власти должны выслушать жителей на открытой встрече.',
			en: 'Before trees are cut down for building, the authorities should hear residents at an open meeting.',
		},
		background: {
			kk: 'Қоғамдық тыңдауда тұрғындар жоба туралы пікірін айтады. Жақтаушылар тыңдау жұмыс басталғанша адамдарға сөз береді дейді. Қарсылар тыңдау құрылысты баяулатып, қымбаттатады дейді.',
			ru: 'На общественных слушаниях жители высказываются о проекте. Сторонники говорят, что слушания дают людям слово до начала работ. Противники говорят, что слушания замедляют и удорожают стройку.',
			en: 'At a public hearing residents give their views on a project. Supporters say that a hearing gives people a say before work starts. Opponents say that a hearing makes building slower and dearer.',
		},
		asOf: '2023-03',
		polarity: 1,
		contest: 'astana-maslikhat-seat',
	},
	{
		slug: 'a06',
		topic: 'sovereignty',
		text: {
			kk: 'Жаңа көшелер мен тұрғын үй кешендеріне тек қазақ тілінде атау берілуі керек.',
			ru: 'Новые улицы и жилые комплексы должны получать названия только на казахском языке.',
			en: 'New streets and residential complexes should be given names in Kazakh only.',
		},
		background: {
			kk: 'Көшеге атауды билік, тұрғын үй кешеніне құрылыс компаниясы береді. Жақтаушылар мемлекеттік тіл көшеде естілуі керек дейді. Қарсылар атауды компания өзі таңдауы керек дейді.',
			ru: 'Улицам дают названия власти, жилым комплексам — застройщики. Сторонники говорят, что государственный язык должен звучать в городе. Противники говорят, что название должен выбирать сам застройщик.',
			en: 'The authorities name streets; builders name residential complexes. Supporters say that the state language should be heard in the city. Opponents say that builders should choose the names themselves.',
		},
		asOf: '2023-03',
		polarity: 1,
		contest: 'astana-maslikhat-seat',
	},
	{
		slug: 'q01',
		topic: 'reform',
		text: {
			kk: 'Қалада немесе ауылда жиналған салықтың кемінде жартысы сол жерде қалуы керек.',
			ru: 'Как минимум половина налогов, собранных в городе или селе, должна оставаться там же.',
			en: 'At least half of the taxes collected in a town or village should stay there.',
		},
		background: {
			kk: 'Салықтың бір бөлігі жоғары бюджетке түсіп, трансферт болып қайтады. Жақтаушылар қалалар мен ауылдар дербес болады дейді. Қарсылар бұдан кедей ауылдар ұтылады дейді.',
			ru: 'Часть налогов уходит в вышестоящие бюджеты и возвращается трансфертами. Сторонники говорят, что места станут самостоятельнее. Противники говорят, что бедные сёла на этом проиграют.',
			en: 'Some taxes go to higher budgets and come back as transfers. Supporters say that towns and villages would be more independent. Opponents say that poor villages would lose by this change.',
		},
		asOf: '2023-03',
		polarity: 1,
		contest: 'qaraghandy-maslikhat-list',
	},
	{
		slug: 'q02',
		topic: 'rule-of-law',
		text: {
			kk: 'Облыс ауаны ластайтын зауытты өз шешімімен тоқтатуға құқылы болуы керек.',
			ru: 'Область должна иметь право своим решением остановить завод, загрязняющий воздух.',
			en: 'The region should have the right to stop an air-polluting plant by its own decision.',
		},
		background: {
			kk: 'Зауытты тоқтату туралы дауды әдетте сот қарайды. Жақтаушылар тез тоқтату адамдардың денсаулығын қорғайды дейді. Қарсылар сот екі тарапты тыңдап, қатеден сақтайды дейді.',
			ru: 'Споры об остановке завода обычно рассматривает суд. Сторонники говорят, что быстрая остановка защищает здоровье людей. Противники говорят, что суд слышит обе стороны и бережёт от ошибок.',
			en: 'Disputes about stopping a plant are usually heard by a court. Supporters say that a quick stop protects people’s health. Opponents say that a court hears both sides and prevents mistakes.',
		},
		asOf: '2023-03',
		polarity: -1,
		contest: 'qaraghandy-maslikhat-list',
	},
	{
		slug: 'q03',
		topic: 'sovereignty',
		text: {
			kk: 'Шетелдік инвесторлардың шахталары жұмысқа алдымен облыс тұрғындарын алуы керек.',
			ru: 'Шахты иностранных инвесторов должны в первую очередь нанимать жителей области.',
			en: 'Mines of foreign investors should hire residents of the region first.',
		},
		background: {
			kk: 'Облыстың кейбір шахталары шетелдік инвесторларға тиесілі. Жақтаушылар жергілікті тұрғындарға жұмыс табылады дейді. Қарсылар шахталарға маман жетіспей қалады дейді.',
			ru: 'Некоторые шахты области принадлежат иностранным инвесторам. Сторонники говорят, что у местных жителей будет работа. Противники говорят, что шахтам станет не хватать специалистов.',
			en: 'Some mines of the region belong to foreign investors. Supporters say that local people would have work. Opponents say that mines would lack specialists.',
		},
		asOf: '2023-03',
		polarity: 1,
		contest: 'qaraghandy-maslikhat-list',
	},
	{
		slug: 'q04',
		topic: 'reform',
		text: {
			kk: 'Мәслихаттағы әр дауыс берудің нәтижесі депутаттардың аты-жөнімен жариялануы керек.',
			ru: 'Итоги каждого голосования в маслихате должны публиковаться поимённо.',
			en: 'The result of every vote in the maslikhat should be published with the deputies’ names.',
		},
		background: {
			kk: 'Мәслихат бюджет пен басқа шешімдерді дауыс беріп қабылдайды. Жақтаушылар сайлаушы өз депутатының таңдауын көреді дейді. Қарсылар жасырын дауыс депутатты қысымнан қорғайды дейді.',
			ru: 'Маслихат принимает бюджет и другие решения голосованием. Сторонники говорят, что избиратели увидят выбор своего депутата. Противники говорят, что тайное голосование защищает от давления.',
			en: 'The maslikhat adopts the budget and other decisions by vote. Supporters say that voters would see how their deputy chose. Opponents say that a secret vote protects deputies from pressure.',
		},
		asOf: '2023-03',
		polarity: 1,
		contest: 'qaraghandy-maslikhat-seat',
	},
	{
		slug: 'q05',
		topic: 'rule-of-law',
		text: {
			kk: 'Облыстың барлық қаласында адам жүзін танитын камералар орнатылуы керек.',
			ru: 'Во всех городах области должны быть установлены камеры с распознаванием лиц.',
			en: 'Cameras with face recognition should be installed in every town of the region.',
		},
		background: {
			kk: 'Мұндай камералар адамды бет-әлпетінен автоматты түрде таниды. Жақтаушылар қылмыс тезірек ашылады дейді. Қарсылар адамдар үздіксіз бақылауда болады дейді.',
			ru: 'Такие камеры автоматически узнают человека по лицу. Сторонники говорят, что преступления раскроют быстрее. Противники говорят, что люди будут под постоянным надзором.',
			en: 'Such cameras recognise a person automatically by the face. Supporters say that crimes would be solved faster. Opponents say that people would be watched all the time.',
		},
		asOf: '2023-03',
		polarity: -1,
		contest: 'qaraghandy-maslikhat-seat',
	},
	{
		slug: 'q06',
		topic: 'sovereignty',
		text: {
			kk: 'Облыс қалаларының жылу желілері тек қаланың өзіне тиесілі болуы керек.',
			ru: 'Тепловые сети городов области должны принадлежать только самим городам.',
			en: 'The heating networks of the region’s towns should belong only to the towns themselves.',
		},
		background: {
			kk: 'Жылу желілері үйлерге қыста жылу жеткізеді. Жақтаушылар қала өмірлік маңызды қызметті бақылауы керек дейді. Қарсылар қалада желіні жөндеуге қаражат жетпейді дейді.',
			ru: 'Тепловые сети зимой доставляют в дома тепло. Сторонники говорят, что город должен управлять жизненно важной услугой. Противники говорят, что городу не хватит денег на ремонт сетей.',
			en: 'Heating networks bring heat to homes in winter. Supporters say that a town should control a vital service. Opponents say that a town would lack money for repairs.',
		},
		asOf: '2023-03',
		polarity: 1,
		contest: 'qaraghandy-maslikhat-seat',
		districts: [1, 2, 3, 4, 5],
	},
	{
		slug: 'q07',
		topic: 'sovereignty',
		text: {
			kk: 'Ауыл маңындағы жайылымдар тек сол ауылдың тұрғындарына жалға берілуі керек.',
			ru: 'Пастбища вокруг сёл должны сдаваться в аренду только жителям этих сёл.',
			en: 'Pastures around villages should be leased only to residents of those villages.',
		},
		background: {
			kk: 'Ауыл маңындағы жайылымды тұрғындар да, ірі шаруашылықтар да пайдаланады. Жақтаушылар ауыл малына жайылым керек дейді. Қарсылар ірі шаруашылық жұмыс орнын әкеледі дейді.',
			ru: 'Пастбища вокруг сёл используют и жители, и крупные хозяйства. Сторонники говорят, что пастбища нужны скоту сельчан. Противники говорят, что крупные хозяйства дают рабочие места.',
			en: 'Both residents and large farms use the pastures around villages. Supporters say that villagers’ livestock needs the pastures. Opponents say that large farms bring jobs to the area.',
		},
		asOf: '2023-03',
		polarity: 1,
		contest: 'qaraghandy-maslikhat-seat',
		districts: [6, 7, 8],
	},
	{
		slug: 't01',
		topic: 'reform',
		text: {
			kk: 'Қаладағы ірі құрылыс тұрғындар жергілікті дауыс беруде келіссе ғана басталуы керек.',
			ru: 'Крупная стройка в городе должна начинаться только после согласия жителей на голосовании.',
			en: 'A large building project in the city should start only if residents agree in a local vote.',
		},
		background: {
			kk: 'Құрылысқа рұқсатты жергілікті билік береді. Жақтаушылар шешімді сол маңда тұратындар қабылдауы керек дейді. Қарсылар қалаға керек жобалар кешігетін болады дейді.',
			ru: 'Разрешение на стройку выдают местные власти. Сторонники говорят, что решать должны те, кто живёт рядом. Противники говорят, что нужные городу проекты задержатся.',
			en: 'Local authorities give the permit for a building project. Supporters say that those who live nearby should decide. Opponents say that useful projects would be delayed.',
		},
		asOf: '2023-03',
		polarity: 1,
		contest: 'temirtau-maslikhat-seat',
	},
	{
		slug: 't04',
		topic: 'rule-of-law',
		text: {
			kk: 'Инспекторлар үйінде сапасы төмен көмір жағатындарға айыппұл салуға құқылы болуы керек.',
			ru: 'Инспекторы должны иметь право штрафовать тех, кто топит дом низкокачественным углём.',
			en: 'Inspectors should have the right to fine householders who burn low-grade coal.',
		},
		background: {
			kk: 'Пештен шыққан түтін қаланың ауасын ластайды. Жақтаушылар айыппұл ауаны тазарақ етеді дейді. Қарсылар көп отбасының басқа отыны жоқ дейді.',
			ru: 'Дым от печей загрязняет воздух города. Сторонники говорят, что штрафы сделают воздух чище. Противники говорят, что у многих семей нет другого топлива.',
			en: 'Smoke from stoves pollutes the city’s air. Supporters say that fines would make the air cleaner. Opponents say that many families have no other fuel.',
		},
		asOf: '2023-03',
		polarity: -1,
		contest: 'temirtau-maslikhat-seat',
	},
	{
		slug: 't03',
		topic: 'sovereignty',
		text: {
			kk: 'Шетелдік тасымалдаушы қаланың автобус бағыттарына қызмет көрсетуге құқылы болуы керек.',
			ru: 'Иностранный перевозчик должен иметь право обслуживать городские автобусные маршруты.',
			en: 'A foreign operator should have the right to run the city’s bus routes.',
		},
		background: {
			kk: 'Қаланың автобус бағыттарында тасымалдаушы компаниялар жұмыс істейді. Жақтаушылар жаңа автобустар мен тәжірибе келеді дейді. Қарсылар тасымал жергілікті компанияларда қалуы керек дейді.',
			ru: 'На городских автобусных маршрутах работают компании-перевозчики. Сторонники говорят, что появятся новые автобусы и опыт. Противники говорят, что перевозки должны остаться у местных компаний.',
			en: 'Transport companies run the city’s bus routes. Supporters say that this would bring newer buses and experience. Opponents say that the service should stay with local companies.',
		},
		asOf: '2023-03',
		polarity: -1,
		contest: 'temirtau-maslikhat-seat',
	},
];
