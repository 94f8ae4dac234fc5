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
	background: Text;
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
			kk: 'Мәслихат сессиялары мен комиссия отырыстары интернетте тікелей көрсетілуі керек.',
			ru: 'Сессии маслихата и заседания его комиссий должны транслироваться в интернете в прямом эфире.',
			en: 'Sessions of the maslikhat and meetings of its commissions should be streamed live.',
		},
		background: {
			kk: 'Тікелей трансляция тұрғындарға әр депутаттың сөзін естуге мүмкіндік береді. Сыншылар депутаттар камера үшін сөйлейтін болады дейді.',
			ru: 'Прямой эфир позволяет жителям слышать каждого депутата. Критики говорят, что депутаты станут работать на камеру.',
			en: 'A live stream lets residents hear every deputy. Critics say that deputies would play to the camera.',
		},
		polarity: 1,
		contest: 'astana-maslikhat-list',
	},
	{
		slug: 'a02',
		topic: 'rule-of-law',
		text: {
			kk: 'Қала бюджеттен төленетін әр шартты, мердігері мен бағасын көрсетіп, жариялауы керек.',
			ru: 'Город должен публиковать каждый оплаченный из бюджета договор с указанием подрядчика и цены.',
			en: 'The city should publish every contract it pays for, with the contractor and the price.',
		},
		background: {
			kk: 'Жақтаушылар мұны бағаны негізсіз көтеруден қорғаныс деп санайды. Сыншылар коммерциялық құпия мен бұл жұмыстың шығынын айтады.',
			ru: 'Сторонники видят в этом защиту от завышенных цен. Критики указывают на коммерческую тайну и затраты на такую работу.',
			en: 'Supporters see a guard against overpricing. Critics point to trade secrets and to the cost of the work.',
		},
		polarity: 1,
		contest: 'astana-maslikhat-list',
	},
	{
		slug: 'a03',
		topic: 'sovereignty',
		text: {
			kk: 'Қала тауар сатып алғанда, бағасы қымбатырақ болса да, отандық өндірушіні таңдауы керек.',
			ru: 'При закупках город должен выбирать отечественных производителей, даже если их товары дороже.',
			en: 'When the city buys goods, it should choose domestic producers even if they cost more.',
		},
		background: {
			kk: 'Жақтаушылар жұмыс орындары мен жергілікті өндірісті, сыншылар бюджеттің артық шығынын айтады.',
			ru: 'Сторонники говорят о рабочих местах и местном производстве, критики — о лишних расходах бюджета.',
			en: 'Supporters speak of jobs and local industry, critics of extra cost to the budget.',
		},
		polarity: 1,
		contest: 'astana-maslikhat-list',
	},
	{
		slug: 'a04',
		topic: 'reform',
		text: {
			kk: 'Қала ауданы бюджетінің оннан бірін неге жұмсауды тұрғындардың өздері дауыс беріп шешуі керек.',
			ru: 'На что потратить десятую часть бюджета городского района, должны решать голосованием сами жители.',
			en: 'Residents should decide by vote how a tenth of their city district’s budget is spent.',
		},
		background: {
			kk: 'Тұрғындар қатысатын бюджетте жобаларды олардың өздері ұсынып, дауыс береді. Сыншылар оған аз адам қатысады, ең белсенді топтар ғана ұтады дейді.',
			ru: 'В бюджете участия жители сами предлагают проекты и голосуют за них. Критики говорят, что участвуют немногие и выигрывают самые активные группы.',
			en: 'In participatory budgeting residents propose projects and vote on them. Critics say that few take part and that the most active groups win.',
		},
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
		background: {
			kk: 'Тыңдау тұрғындарға жұмыс басталғанға дейін пікір айтуға мүмкіндік береді, бірақ құрылысты баяулатып, қымбаттатады.',
			ru: 'Слушания дают жителям слово до начала работ, но замедляют и удорожают строительство.',
			en: 'A hearing gives residents a say before work starts, but makes building slower and dearer.',
		},
		polarity: 1,
		contest: 'astana-maslikhat-seat',
	},
	{
		slug: 'a06',
		topic: 'sovereignty',
		text: {
			kk: 'Жаңа көшелер мен тұрғын үй кешендеріне тек қазақ тілінде атау берілуі керек.',
			ru: 'Новые улицы и жилые комплексы должны получать названия только на казахском языке.',
			en: 'New streets and residential complexes should be named in Kazakh only.',
		},
		background: {
			kk: 'Көшеге атауды билік, тұрғын үй кешеніне құрылыс компаниясы береді. Біреулер мемлекеттік тілді, басқалары компанияның таңдау еркіндігін айтады.',
			ru: 'Улицам дают названия власти, жилым комплексам — застройщики. Одни говорят о государственном языке, другие — о свободе выбора застройщика.',
			en: 'Streets are named by the authorities, residential complexes by their builders. Some speak of the state language, others of the builder’s freedom of choice.',
		},
		polarity: 1,
		contest: 'astana-maslikhat-seat',
	},
	{
		slug: 'q01',
		topic: 'reform',
		text: {
			kk: 'Қалада немесе ауылда жиналған салықтың кемінде жартысы сол жерде қалуы керек.',
			ru: 'Не менее половины налогов, собранных в городе или селе, должно оставаться там же.',
			en: 'At least half of the taxes collected in a town or village should stay there.',
		},
		background: {
			kk: 'Салықтың едәуір бөлігі жоғары тұрған бюджеттерге түсіп, трансферт түрінде қайтады. Жақтаушылар жергілікті дербестікті қалайды, сыншылар кедей ауылдар ұтылады деп қауіптенеді.',
			ru: 'Значительная часть налогов уходит в вышестоящие бюджеты и возвращается трансфертами. Сторонники хотят самостоятельности на местах, критики опасаются, что проиграют бедные сёла.',
			en: 'Much of the tax goes to higher budgets and comes back as transfers. Supporters want local independence, critics fear that poor villages would lose.',
		},
		polarity: 1,
		contest: 'qaraghandy-maslikhat-list',
	},
	{
		slug: 'q02',
		topic: 'rule-of-law',
		text: {
			kk: 'Облыс билігі ауаны ластайтын зауытты сот шешімін күтпей тоқтата алуы керек.',
			ru: 'Власти области должны иметь право остановить завод, загрязняющий воздух, не дожидаясь решения суда.',
			en: 'The region’s authorities should be able, without waiting for a court, to stop a plant that pollutes the air.',
		},
		background: {
			kk: 'Бірден тоқтату адамдардың денсаулығын ертерек қорғайды. Сот алдымен екі тарапты тыңдап, қателіктен сақтайды.',
			ru: 'Немедленная остановка раньше защищает здоровье людей. Суд сначала выслушивает обе стороны и страхует от ошибок.',
			en: 'Stopping at once protects health sooner. A court first hears both sides and guards against mistakes.',
		},
		polarity: -1,
		contest: 'qaraghandy-maslikhat-list',
	},
	{
		slug: 'q03',
		topic: 'sovereignty',
		text: {
			kk: 'Шетелдік инвесторлардың шахталары жұмысқа алдымен облыс тұрғындарын алуға міндетті болуы керек.',
			ru: 'Шахты иностранных инвесторов следует обязать в первую очередь нанимать жителей области.',
			en: 'Mines of foreign investors should have to hire residents of the region first.',
		},
		background: {
			kk: 'Жақтаушылар жергілікті тұрғындарға жұмыс орнын, сыншылар маман тапшылығы мен инвестицияға кедергіні айтады.',
			ru: 'Сторонники говорят о работе для местных жителей, критики — о нехватке специалистов и препятствиях для инвестиций.',
			en: 'Supporters speak of local jobs, critics of a shortage of specialists and obstacles to investment.',
		},
		polarity: 1,
		contest: 'qaraghandy-maslikhat-list',
	},
	{
		slug: 'q04',
		topic: 'reform',
		text: {
			kk: 'Мәслихаттағы әр дауыс берудің нәтижесі депутаттардың аты-жөнімен жариялануы керек.',
			ru: 'Результаты каждого голосования в маслихате должны публиковаться поимённо.',
			en: 'The result of every vote in the maslikhat should be published with the deputies’ names.',
		},
		background: {
			kk: 'Сонда сайлаушылар өз депутатының қалай дауыс бергенін көреді. Сыншылар жасырын дауыс беру депутатты қысымнан қорғайды дейді.',
			ru: 'Тогда избиратели видят, как голосовал их депутат. Критики говорят, что тайное голосование защищает депутатов от давления.',
			en: 'Voters can then see how their deputy voted. Critics say that a secret vote protects deputies from pressure.',
		},
		polarity: 1,
		contest: 'qaraghandy-maslikhat-seat',
	},
	{
		slug: 'q05',
		topic: 'rule-of-law',
		text: {
			kk: 'Облыстың барлық қаласында адам жүзін танитын камералар орнатылуы керек.',
			ru: 'Во всех городах области следует установить камеры с распознаванием лиц.',
			en: 'Cameras with face recognition should be installed in every town of the region.',
		},
		background: {
			kk: 'Жақтаушылар қылмысты тезірек ашуды, сыншылар үздіксіз бақылау мен деректердің таралып кетуін айтады.',
			ru: 'Сторонники говорят о быстром раскрытии преступлений, критики — о постоянном наблюдении и утечках данных.',
			en: 'Supporters speak of solving crimes faster, critics of constant surveillance and leaks of data.',
		},
		polarity: -1,
		contest: 'qaraghandy-maslikhat-seat',
	},
	{
		slug: 'q06',
		topic: 'sovereignty',
		text: {
			kk: 'Облыс қалаларының жылу желілері тек қаланың өзіне тиесілі болуы керек.',
			ru: 'Тепловые сети городов области должны принадлежать только самим городам.',
			en: 'The heating networks of the region’s towns should belong to the towns alone.',
		},
		background: {
			kk: 'Жақтаушылар өмірлік маңызды қызметті бақылауды, сыншылар жөндеуге қаражат жетпейтінін айтады.',
			ru: 'Сторонники говорят о контроле над жизненно важной услугой, критики — о нехватке денег на ремонт.',
			en: 'Supporters speak of control over a vital service, critics of a lack of money for repairs.',
		},
		polarity: 1,
		contest: 'qaraghandy-maslikhat-seat',
		districts: [1, 2, 3, 4, 5],
	},
	{
		slug: 'q07',
		topic: 'sovereignty',
		text: {
			kk: 'Ауыл маңындағы жайылымдар тек сол ауылдың тұрғындарына жалға берілуі керек.',
			ru: 'Пастбища вокруг сёл следует сдавать в аренду только жителям этих сёл.',
			en: 'Pastures around villages should be leased only to residents of those villages.',
		},
		background: {
			kk: 'Жақтаушылар жайылымды ауыл тұрғындарының малына сақтағысы келеді. Сыншылар ірі шаруашылықтар инвестиция мен жұмыс орнын әкеледі дейді.',
			ru: 'Сторонники хотят сохранить пастбища для скота сельчан. Критики говорят, что крупные хозяйства приносят инвестиции и рабочие места.',
			en: 'Supporters want to keep the pastures for the villagers’ livestock. Critics say that large farms bring investment and jobs.',
		},
		polarity: 1,
		contest: 'qaraghandy-maslikhat-seat',
		districts: [6, 7, 8],
	},
	{
		slug: 't01',
		topic: 'reform',
		text: {
			kk: 'Қаладағы ірі құрылыс тұрғындар жергілікті дауыс беруде келіссе ғана басталуы керек.',
			ru: 'Крупное строительство в городе должно начинаться, только если жители согласились на местном голосовании.',
			en: 'A large building project in the city should start only if residents agree in a local vote.',
		},
		background: {
			kk: 'Жақтаушылар шешімді сол маңда тұратындар қабылдауы керек деп санайды. Сыншылар қажетті жобалар кешігеді дейді.',
			ru: 'Сторонники считают, что решать должны те, кто живёт рядом. Критики говорят, что нужные проекты будут задерживаться.',
			en: 'Supporters think that those who live nearby should decide. Critics say that useful projects would be delayed.',
		},
		polarity: 1,
		contest: 'temirtau-maslikhat-seat',
	},
	{
		slug: 't02',
		topic: 'rule-of-law',
		text: {
			kk: 'Инспекторлар сапасыз көмір жағатын үй иелеріне ескертусіз айыппұл сала алуы керек.',
			ru: 'Инспекторы должны иметь право без предупреждения штрафовать домовладельцев, которые топят низкокачественным углём.',
			en: 'Inspectors should be able, without a warning, to fine householders who burn low-grade coal.',
		},
		background: {
			kk: 'Пештен шыққан түтін қаланың ауасын ластайды. Сыншылар көп отбасының басқа отыны жоқ дейді.',
			ru: 'Дым от печей загрязняет воздух города. Критики говорят, что у многих семей нет другого топлива.',
			en: 'Smoke from stoves pollutes the city’s air. Critics say that many families have no other fuel.',
		},
		polarity: -1,
		contest: 'temirtau-maslikhat-seat',
	},
	{
		slug: 't03',
		topic: 'sovereignty',
		text: {
			kk: 'Қаланың автобус бағыттарына қызмет көрсетуге шетелдік тасымалдаушыға рұқсат берілуі керек.',
			ru: 'Иностранному перевозчику следует разрешить обслуживать городские автобусные маршруты.',
			en: 'A foreign operator should be allowed to run the city’s bus routes.',
		},
		background: {
			kk: 'Жақтаушылар жаңа автобустар мен тәжірибе күтеді, сыншылар тасымал жергілікті компанияларда қалғанын қалайды.',
			ru: 'Сторонники ждут новых автобусов и опыта, критики хотят, чтобы перевозки остались у местных компаний.',
			en: 'Supporters expect newer buses and experience, critics want the service to stay with local companies.',
		},
		polarity: -1,
		contest: 'temirtau-maslikhat-seat',
	},
];
