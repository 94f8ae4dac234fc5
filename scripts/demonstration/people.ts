import type { Text } from './words.ts';

// What the contenders of the demonstration say of themselves. All of it is invented. Russian sentences avoid forms that
// would show whether a man or a woman speaks, because the names do not say it either.

const say = (kk: string, ru: string, en: string): Text => ({ kk, ru, en });

export interface Occupation {
	/** In the words of a list of candidates. */
	title: Text;
	/** In the candidate's own words. */
	own: Text;
	/** The year of birth is not later. */
	bornUntil?: number;
}

export const occupations: Occupation[] = [
	{
		title: say('мектеп мұғалімі', 'школьный учитель', 'schoolteacher'),
		own: say(
			'Он сегіз жылдан бері ауыл мектебінде математикадан сабақ беремін.',
			'Восемнадцать лет преподаю математику в сельской школе.',
			'I have taught mathematics in a village school for eighteen years.',
		),
		bornUntil: 1982,
	},
	{
		title: say('дәрігер', 'врач', 'doctor'),
		own: say(
			'Емханада жұмыс істеймін, күн сайын отыз шақты адам қабылдаймын.',
			'Работаю в поликлинике и каждый день принимаю человек по тридцать.',
			'I work in a clinic and see some thirty people a day.',
		),
	},
	{
		title: say('фермер', 'фермер', 'farmer'),
		own: say(
			'Отбасымызбен мал бағып, егін егеміз.',
			'Наша семья держит скот и сеет зерно.',
			'My family keeps livestock and grows grain.',
		),
	},
	{
		title: say('заңгер', 'юрист', 'lawyer'),
		own: say(
			'Адамдардың құқығын сотта қорғаймын.',
			'Защищаю права людей в судах.',
			'I defend people in court.',
		),
	},
	{
		title: say('құрылысшы инженер', 'инженер-строитель', 'civil engineer'),
		own: say(
			'Жиырма жылдан бері жол мен көпір саламын.',
			'Двадцать лет строю дороги и мосты.',
			'I have built roads and bridges for twenty years.',
		),
		bornUntil: 1982,
	},
	{
		title: say('кәсіпкер', 'предприниматель', 'entrepreneur'),
		own: say(
			'Шағын наубайхана ұстаймын, онда он төрт адам жұмыс істейді.',
			'Держу небольшую пекарню, в ней работают четырнадцать человек.',
			'I run a small bakery that employs fourteen people.',
		),
	},
	{
		title: say('журналист', 'журналист', 'journalist'),
		own: say(
			'Жергілікті газетте экономика мен экология туралы жазамын.',
			'Пишу в местной газете об экономике и экологии.',
			'I write about the economy and the environment for a local newspaper.',
		),
	},
	{
		title: say('теміржолшы', 'железнодорожник', 'railway worker'),
		own: say(
			'Теміржол бекетінде кезекшімін.',
			'Дежурю на железнодорожной станции.',
			'I work shifts at a railway station.',
		),
	},
	{
		title: say('кітапханашы', 'библиотекарь', 'librarian'),
		own: say(
			'Аудандық кітапханада балалар үйірмесін жүргіземін.',
			'Веду детский кружок в районной библиотеке.',
			'I run a children’s club at the district library.',
		),
	},
	{
		title: say('бағдарламашы', 'программист', 'software developer'),
		own: say(
			'Мемлекеттік қызметтерге арналған қосымшалар жасаймын.',
			'Делаю приложения для государственных услуг.',
			'I make apps for public services.',
		),
	},
	{
		title: say('фельдшер', 'фельдшер', 'paramedic'),
		own: say(
			'Жедел жәрдемде жұмыс істеймін.',
			'Работаю на скорой помощи.',
			'I work for the ambulance service.',
		),
	},
	{
		title: say('кенші', 'шахтёр', 'miner'),
		own: say(
			'Шахтада жұмыс істеймін, әкем де кенші болған.',
			'Работаю в шахте, как и мой отец.',
			'I work in a mine, as my father did.',
		),
	},
	{
		title: say('зейнеткер', 'пенсионер', 'pensioner'),
		own: say(
			'Зейнетке шыққанға дейін зауытта отыз жыл еңбек еттім.',
			'За плечами тридцать лет работы на заводе.',
			'I worked in a plant for thirty years before I retired.',
		),
		bornUntil: 1962,
	},
	{
		title: say('экономист', 'экономист', 'economist'),
		own: say('Жергілікті бюджеттерді талдаймын.', 'Анализирую местные бюджеты.', 'I analyse local budgets.'),
	},
	{
		title: say('жүк көлігінің жүргізушісі', 'водитель грузовика', 'lorry driver'),
		own: say(
			'Жүк тасимын, елдің жолдарын жақсы білемін.',
			'Вожу грузы и хорошо знаю дороги страны.',
			'I carry goods and know the country’s roads well.',
		),
	},
	{
		title: say('тарихшы', 'историк', 'historian'),
		own: say(
			'Университетте тарихтан дәріс оқимын.',
			'Читаю в университете лекции по истории.',
			'I lecture in history at a university.',
		),
	},
	{
		title: say('мал дәрігері', 'ветеринар', 'vet'),
		own: say(
			'Ауыл-ауылды аралап, мал емдеймін.',
			'Езжу по сёлам и лечу скот.',
			'I travel from village to village treating livestock.',
		),
	},
	{
		title: say('электрик', 'электрик', 'electrician'),
		own: say(
			'Тұрғын үйлердің электр желісін жөндеймін.',
			'Ремонтирую электросети в жилых домах.',
			'I repair the wiring of blocks of flats.',
		),
	},
	{
		title: say('эколог', 'эколог', 'environmental scientist'),
		own: say(
			'Ауаның сапасын өлшеп, деректерін жариялаймын.',
			'Измеряю качество воздуха и публикую данные.',
			'I measure the quality of the air and publish the data.',
		),
	},
	{
		title: say('бухгалтер', 'бухгалтер', 'accountant'),
		own: say(
			'Шағын кәсіпорындардың есебін жүргіземін.',
			'Веду бухгалтерию малых предприятий.',
			'I keep the books of small firms.',
		),
	},
	{
		title: say('сәулетші', 'архитектор', 'architect'),
		own: say(
			'Мектептер мен балабақшалардың жобасын жасаймын.',
			'Проектирую школы и детские сады.',
			'I design schools and kindergartens.',
		),
	},
	{
		title: say('әлеуметтік қызметкер', 'социальный работник', 'social worker'),
		own: say(
			'Жалғызбасты қарттарға көмектесемін.',
			'Помогаю одиноким пожилым людям.',
			'I help elderly people who live alone.',
		),
	},
	{
		title: say('агроном', 'агроном', 'agronomist'),
		own: say(
			'Құрғақшылыққа төзімді дақылдар өсіремін.',
			'Выращиваю культуры, устойчивые к засухе.',
			'I grow crops that withstand drought.',
		),
	},
	{
		title: say('спорт жаттықтырушысы', 'спортивный тренер', 'sports coach'),
		own: say(
			'Маңайдағы аулалардың балаларын күреске баулимын.',
			'Учу борьбе детей из соседних дворов.',
			'I coach children from the neighbourhood in wrestling.',
		),
	},
];

/** What some say first. */
export const roots: Text[] = [
	say(
		'Осы округте туып-өстім.',
		'Живу в этом округе с рождения.',
		'I have lived in this district all my life.',
	),
	say('Үш бала өсіріп отырмын.', 'Воспитываю троих детей.', 'I am raising three children.'),
	say(
		'Саясатқа алғаш рет қадам басып отырмын.',
		'Иду на выборы впервые.',
		'I am standing for the first time.',
	),
];

/** What matters to a contender, by topic and by the end of the topic that it is nearer to. */
export const aims: Record<string, { high: Text[]; low: Text[] }> = {
	reform: {
		high: [
			say(
				'Шешімді жоғарыдан күтпей, жергілікті жерде қабылдауымыз керек: ауыл мен қала өз мәселесін өзі шешсін.',
				'Решать нужно на местах, а не ждать указаний сверху: пусть сёла и города сами ведут свои дела.',
				'Decisions should be made locally, not awaited from above: let towns and villages run their own affairs.',
			),
			say(
				'Парламент бюджетті шын мәнінде бақыласа, ақша да орнымен жұмсалады.',
				'Если парламент по-настоящему контролирует бюджет, деньги тратятся с толком.',
				'If parliament really controls the budget, money is well spent.',
			),
			say(
				'Сайлауда шынайы бәсеке болса, жеңген адамның жауапкершілігі де артады.',
				'Если на выборах есть настоящая конкуренция, у победителя больше ответственности.',
				'Where elections are truly competitive, winners take their duties more seriously.',
			),
		],
		low: [
			say(
				'Елге тұрақтылық керек: реформаны асықпай, сынап көріп жүргізген дұрыс.',
				'Стране нужна стабильность: реформы лучше проводить не спеша, проверяя каждую.',
				'The country needs stability: reforms are best made step by step, and each tested first.',
			),
			say(
				'Күшті орталық пен сабақтастық болса, ірі жобалар аяғына дейін жетеді.',
				'Сильный центр и преемственность позволяют доводить большие проекты до конца.',
				'A strong centre and continuity bring large projects to completion.',
			),
			say(
				'Жыл сайын өзгеретін ереже ешкімге пайда әкелмейді: заң тұрақты болуы керек.',
				'Правила, которые меняются каждый год, никому не на пользу: законы должны быть стабильными.',
				'Rules that change every year help nobody: laws should be stable.',
			),
		],
	},
	'rule-of-law': {
		high: [
			say(
				'Заң әкімге де, қарапайым азаматқа да бірдей болуы керек.',
				'Закон должен быть один и для акима, и для простого гражданина.',
				'The law must be the same for an akim and for an ordinary citizen.',
			),
			say(
				'Бюджеттің әр теңгесі қайда жұмсалғаны жұртқа көрініп тұруы керек.',
				'Всем должно быть видно, куда ушёл каждый тенге бюджета.',
				'Everybody should be able to see where each tenge of the budget went.',
			),
			say(
				'Тәуелсіз сот болмаса, қалған реформаның бәрі қағаз жүзінде қалады.',
				'Без независимого суда все остальные реформы останутся на бумаге.',
				'Without independent courts every other reform stays on paper.',
			),
		],
		low: [
			say(
				'Алдымен тәртіп керек: көше қауіпсіз болмаса, қалғанының қадірі аз.',
				'Сначала порядок: если на улице небезопасно, остальное мало чего стоит.',
				'Order comes first: if the streets are not safe, little else counts.',
			),
			say(
				'Қиын сәтте мемлекет ұзақ келісіп отырмай, жедел әрекет ете алуы керек.',
				'В трудную минуту государство должно действовать быстро, без долгих согласований.',
				'In a crisis the state must be able to act fast, without long approvals.',
			),
			say(
				'Жемқорлықпен қатаң күресу керек: ұрланған дүние елге қайтсын.',
				'С коррупцией нужно бороться жёстко: украденное должно вернуться стране.',
				'Corruption must be fought hard: what was stolen must come back to the country.',
			),
		],
	},
	sovereignty: {
		high: [
			say(
				'Елдің байлығы ең алдымен өз азаматтарына қызмет етуі керек.',
				'Богатства страны должны служить прежде всего её гражданам.',
				'The country’s wealth should serve its own citizens first.',
			),
			say(
				'Сыртқы саясатта ешкімге тәуелді болмай, өз мүддемізді басшылыққа алуымыз керек.',
				'Во внешней политике нужно исходить из своих интересов и ни от кого не зависеть.',
				'In foreign policy we should follow our own interests and depend on nobody.',
			),
			say(
				'Өзіміз өндіре алатын нәрсені сырттан тасымай, елде шығаруымыз керек.',
				'То, что можем производить сами, нужно делать в стране, а не ввозить.',
				'What we can make ourselves should be made in the country, not imported.',
			),
		],
		low: [
			say(
				'Көршілерімен және әріптестерімен тіл табысқан ел жалғыз қалмайды.',
				'Страна, которая умеет договариваться с соседями и партнёрами, не останется одна.',
				'A country that finds common ground with neighbours and partners is not left alone.',
			),
			say(
				'Шетел инвестициясы мен тәжірибесі өңірлерге жаңа жұмыс орындарын әкеледі.',
				'Иностранные инвестиции и опыт приносят в регионы новые рабочие места.',
				'Foreign investment and experience bring new jobs to the regions.',
			),
			say(
				'Халықаралық міндеттемелерімізді орындасақ, бізге деген сенім де артады.',
				'Если выполнять свои международные обязательства, доверять нам будут больше.',
				'If we keep our international commitments, we shall be trusted more.',
			),
		],
	},
};

export const closings: Text[] = [
	say(
		'Сайласаңыздар, тоқсан сайын есеп беріп тұрамын.',
		'Если изберёте, буду отчитываться каждый квартал.',
		'If elected, I will report every quarter.',
	),
	say(
		'Менімен келіспесеңіз де, сұрағыңызды қойыңыз: жауап беремін.',
		'Даже если вы со мной не согласны, задавайте вопросы: отвечу.',
		'Even if you disagree with me, ask: I will answer.',
	),
	say(
		'Төмендегі жауаптарымды оқып, өзгелермен салыстырып көріңіз.',
		'Прочитайте мои ответы и сравните их с другими.',
		'Read my answers and compare them with those of others.',
	),
	say(
		'Бос уәде бермеймін: бір депутаттың қолынан келетінін ғана айтамын.',
		'Пустых обещаний не даю: говорю только о том, что в силах одного депутата.',
		'I make no empty promises: I speak only of what one deputy can do.',
	),
	say(
		'Округтегі қабылдауым апта сайын болады.',
		'Приём в округе буду вести каждую неделю.',
		'I will hold open hours in the district every week.',
	),
	say(
		'Кімге дауыс берсеңіз де, сайлауға келіңіз.',
		'За кого бы вы ни голосовали, приходите на выборы.',
		'Whoever you vote for, come and vote.',
	),
];

/** The first line of a programme, by who speaks. */
export const programmeHeads = {
	person: say('Мен үшін ең маңыздысы:', 'Для меня главное:', 'What matters most to me:'),
	list: say('Біз не ұсынамыз:', 'Что мы предлагаем:', 'What we propose:'),
};

/** What a list says of its party. A party that has not answered says nothing. */
export const partyWords: Record<string, Text> = {
	'taza-bulaq': say(
		'«Таза Бұлақ» елдің байлығы елге қызмет еткенін қалайды. Біз жерді, суды және жер қойнауын келер ұрпаққа сақтап, шешімді өз мүддемізге сай қабылдаймыз. Саяси өзгеріске асықпау керек, ал азаматтың құқығын қорғауды кешіктіруге болмайды.',
		'«Таза Бұлақ» хочет, чтобы богатства страны служили её жителям. Мы за то, чтобы сберечь землю, воду и недра для следующих поколений и решать, исходя из собственных интересов. Политические перемены не терпят спешки, а защита прав гражданина — промедления.',
		'Taza Būlaq wants the country’s wealth to serve its people. We would keep land, water and minerals for the next generations and decide by our own interests. Political change should not be rushed, and the protection of citizens’ rights should not be delayed.',
	),
	'aq-terek': say(
		'«Ақ Терек» — билікті бөлісу мен заң үстемдігін жақтайтын партия. Парламенттің, соттың және жергілікті кеңестердің нақты өкілеті болуы керек, ал ел әлемге ашық болып қалуы тиіс. Әр шешімді кім қабылдағаны және оның құны жұртқа белгілі болсын.',
		'«Ақ Терек» — за разделение власти и верховенство права. Мы хотим, чтобы у парламента, судов и местных советов были настоящие полномочия, а страна оставалась открытой миру. Все должны знать, кто принял решение и сколько оно стоит.',
		'Aq Terek stands for shared power and the rule of law. We want parliament, courts and local councils to have real powers, and the country to stay open to the world. Everybody should know who made a decision and what it costs.',
	),
	'ken-angar': say(
		'«Кең Аңғар» — өңірлер мен ауылдардың партиясы. Билік адамға жақын болуы керек: шешімді сол жерде тұратындар қабылдасын, оған қаражаты да жетсін. Біз ашық бәсекені де, елдің дербестігін де қорғаймыз.',
		'«Кең Аңғар» — партия регионов и сёл. Власть должна быть ближе к людям: пусть решают те, кто живёт на месте, и пусть у них будут на это деньги. Мы защищаем и открытую конкуренцию, и самостоятельность страны.',
		'Keñ Añğar is the party of regions and villages. Power should be near people: those who live in a place should decide, and have the money for it. We defend both open competition and the country’s independence.',
	),
	'sary-dala': say(
		'«Сары Дала» — тұрақтылық пен сабақтастықты жақтайтын партия. Ірі істер бір сайлау мерзімінде бітпейді, сондықтан елге күшті орталық пен айқын жоспар керек. Біз тәртіпті, уақытында төленетін жалақы мен зейнетақыны және басталған істің аяқталғанын қалаймыз.',
		'«Сары Дала» — партия стабильности и преемственности. Большие дела не заканчиваются за один срок, поэтому стране нужны сильный центр и ясный план. Мы за порядок, за зарплаты и пенсии вовремя и за то, чтобы начатое доводилось до конца.',
		'Sary Dala is the party of stability and continuity. Great works are not finished in one term, so the country needs a strong centre and a clear plan. We stand for order, for wages and pensions paid on time, and for finishing what was begun.',
	),
	'kok-burkit': say(
		'«Көк Бүркіт» тәртіп пен тәуелсіздікті бірінші орынға қояды. Мемлекет азаматтарын жедел қорғай алатындай күшті, шешімін ешкімге жалтақтамай қабылдайтындай дербес болуы керек. Біз отандық өндірісті, әскер мен шекараны нығайтуды қолдаймыз.',
		'«Көк Бүркіт» ставит на первое место порядок и независимость. Государство должно быть достаточно сильным, чтобы быстро защитить граждан, и достаточно самостоятельным, чтобы решать без оглядки на других. Мы за отечественное производство, крепкую армию и границу.',
		'Kök Bürkit puts order and independence first. The state should be strong enough to protect its citizens quickly, and independent enough to decide for itself. We stand for domestic industry, a strong army and secure borders.',
	),
	'biik-syn': say(
		'«Биік Шың» — құқық пен ашықтық партиясы. Сот тәуелсіз болса, кәсіпкер де, журналист те, қарапайым азамат та өзін сенімді сезінеді. Кейбір тұжырым бойынша партияда ортақ пікір әлі қалыптасқан жоқ, сондықтан оларды жауапсыз қалдырдық.',
		'«Биік Шың» — партия права и открытости. Когда суд независим, уверенно чувствуют себя и предприниматель, и журналист, и обычный гражданин. По некоторым утверждениям у партии пока нет общего мнения, поэтому мы оставили их без ответа.',
		'Biik Şyñ is the party of rights and openness. When courts are independent, entrepreneurs, journalists and ordinary citizens all feel secure. On some statements the party has no common view yet, so we left them unanswered.',
	),
};
