import { shuffle } from './random.ts';
import type { Text } from './words.ts';

/** Reasons for positions on one statement, by the side of its scale. */
interface Bank {
	for: Text[];
	against: Text[];
}

const say = (kk: string, ru: string, en: string): Text => ({ kk, ru, en });

/**
 * A reason for this stance: one argument of its side or, more rarely, two; of those that were used least.
 *
 * @param used how often each has been used where the reason will be read; counted on
 */
export function reasonFor(
	statement: string,
	stance: number,
	used: Map<string, number>,
	random: () => number,
): Text {
	const side = stance === 3 ? 'middle' : stance > 3 ? 'for' : 'against';
	const arguments_ = side === 'middle' ? undecided : (reasons[statement]?.[side] ?? []);
	const countOf = (key: string) => used.get(key) ?? 0;
	const mayBeTwo = random() < 0.3 && side !== 'middle';
	const [chosen] = shuffle(choicesOf(arguments_.length, mayBeTwo), random)
		.map((places) => ({ places, key: `${side === 'middle' ? '' : statement} ${side} ${places.join()}` }))
		.sort((one, other) => countOf(one.key) - countOf(other.key));
	if (!chosen) throw new Error(`There are no reasons on ${statement}.`);
	used.set(chosen.key, countOf(chosen.key) + 1);
	const texts = chosen.places.flatMap((place) => arguments_[place] ?? []);
	const joined = (language: keyof Text) => texts.map((text) => text[language]).join(' ');
	return { kk: joined('kk'), ru: joined('ru'), en: joined('en') };
}

/** Each argument alone, or any two of them in either order, if there are two. */
function choicesOf(count: number, areTwo: boolean): number[][] {
	const places = Array.from({ length: count }, (_, place) => place);
	const pairs = places.flatMap((one) => places.flatMap((other) => (one === other ? [] : [[one, other]])));
	return areTwo && pairs.length > 0 ? pairs : places.map((place) => [place]);
}

/** For those in the middle of the scale, on any statement. */
const undecided: Text[] = [
	say(
		'Екі жақтың да дәлелі орынды. Заң жобасын көрмей тұрып, бір жақты таңдамаймын.',
		'Доводы есть у обеих сторон. Пока нет текста закона, не встаю ни на одну из них.',
		'Both sides have a point. Until there is a bill to read, I take neither.',
	),
	say(
		'Алдымен бір өңірде сынап көріп, нәтижесін талқылау керек.',
		'Сначала стоит испробовать это в одном регионе и обсудить итоги.',
		'It should first be tried in one region and the results discussed.',
	),
	say(
		'Мұнда соңғы сөзді депутаттар емес, азаматтардың өзі айтуы керек.',
		'Здесь последнее слово должно быть за самими гражданами, а не за депутатами.',
		'On this citizens, not deputies, should have the last word.',
	),
	say(
		'Мәселе ережеде емес, оның қалай орындалатынында.',
		'Дело не в самой норме, а в том, как её исполняют.',
		'What matters is not the rule but how it is carried out.',
	),
	say(
		'Толық қолдамаймын да, толық қарсы да емеспін: ерекше жағдайлар ескерілуі керек.',
		'Ни полностью за, ни полностью против: нужно учесть особые случаи.',
		'Neither fully for nor fully against: special cases must be considered.',
	),
	say(
		'Мұның бюджетке қанша салмақ түсіретінін әлі ешкім есептеген жоқ.',
		'Никто пока не подсчитал, во что это обойдётся бюджету.',
		'Nobody has yet worked out what this would cost the budget.',
	),
	say(
		'Алдымен мамандардың пікірін тыңдаймын, содан кейін шешемін.',
		'Сначала выслушаю специалистов, потом решу.',
		'I will hear the experts first and then decide.',
	),
	say(
		'Қазіргі тәртіптің кемшілігі бар, бірақ ұсынылғаннан да жақсы жол табылуы мүмкін.',
		'У нынешнего порядка есть недостатки, но можно найти решение лучше предложенного.',
		'The present order has faults, but there may be a better way than this one.',
	),
];

const reasons: Record<string, Bank> = {
	r01: {
		for: [
			say(
				'Округте он кандидат болса, жеңімпаз дауыстың бестен бірін де алмауы мүмкін. Ондай депутат кімнің атынан сөйлейді?',
				'Если в округе десять кандидатов, победитель может не набрать и пятой части голосов. От чьего имени говорит такой депутат?',
				'With ten candidates in a district the winner may not get even a fifth of the votes. In whose name does such a deputy speak?',
			),
			say(
				'Екінші тур кандидаттарды өзара келісуге, көпшілікке қолайлы шешім іздеуге мәжбүрлейді.',
				'Второй тур заставляет кандидатов договариваться и искать решения, приемлемые для большинства.',
				'A second round makes candidates reach out to each other and look for solutions that most people can accept.',
			),
			say(
				'Екінші турда сайлаушы екі бағдарламаны асықпай салыстыра алады.',
				'Перед вторым туром избиратель может спокойно сравнить две программы.',
				'Before a second round voters can calmly compare two programmes.',
			),
		],
		against: [
			say(
				'Екінші турға адам аз келеді, ал оның шығыны бірінші турдан кем түспейді.',
				'Во втором туре голосует меньше людей, а стоит он не дешевле первого.',
				'Fewer people come to a second round, and it costs no less than the first.',
			),
			say(
				'«Кімнің дауысы көп болса, сол жеңеді» деген ереже бәріне түсінікті. Оны күрделендірудің қажеті жоқ.',
				'Правило «побеждает тот, у кого больше голосов» понятно всем. Усложнять его незачем.',
				'“Whoever gets the most votes wins” is a rule that everybody understands. There is no need to complicate it.',
			),
			say(
				'Бірінші турда жеңген адам екіншісінде қарсыластарының келісімі салдарынан ұтылып қалуы мүмкін.',
				'Победитель первого тура может проиграть второй из-за сговора соперников.',
				'The winner of the first round may lose the second because rivals made a deal.',
			),
		],
	},
	r02: {
		for: [
			say(
				'Партияның бағдарламасы бар, ол үшін тұтас команда жауап береді. Жалғыз депутат уәдесін орындай алмайды.',
				'У партии есть программа, и за неё отвечает целая команда. Депутат-одиночка выполнить обещание не сможет.',
				'A party has a programme, and a whole team answers for it. A lone deputy cannot keep a promise.',
			),
			say(
				'Тізімге берілген дауыстың көбі мандатқа айналады, ал округте жеңілгендерге берілген дауыс босқа кетеді.',
				'При голосовании по спискам большинство голосов превращается в мандаты, а в округе голоса за проигравших пропадают.',
				'With lists most votes turn into seats; in a district the votes for those who lost are wasted.',
			),
			say(
				'Тізімде әйелдер мен жастарға да орын табылады.',
				'В списках находится место и женщинам, и молодым.',
				'Lists make room for women and young people.',
			),
		],
		against: [
			say(
				'Партияға мүше емес азаматтың да парламентке сайлануға мүмкіндігі болуы керек.',
				'У гражданина, который не состоит в партии, тоже должна быть возможность попасть в парламент.',
				'A citizen who belongs to no party should also have a way into parliament.',
			),
			say(
				'Округ депутатын тұрғындар таниды, оған мәселесін айтып бара алады. Тізімдегі депутатты көбі танымайды.',
				'Депутата от округа жители знают в лицо и могут к нему прийти. Депутата из списка многие не знают вовсе.',
				'Residents know the deputy of their district and can go to them. Many do not know a deputy from a list at all.',
			),
			say(
				'Өзін-өзі ұсынған кандидат болмаса, партиялар да жаңаруды қояды.',
				'Без самовыдвиженцев и сами партии перестанут обновляться.',
				'Without self-nominated rivals the parties themselves would stop changing.',
			),
		],
	},
	r03: {
		for: [
			say(
				'Адамдар бірігу үшін рұқсат сұрамауы керек. Партияны тіркеуші емес, сайлаушы бағалауы тиіс.',
				'Люди не должны спрашивать разрешения, чтобы объединиться. Оценивать партию должен избиратель, а не регистратор.',
				'People should not have to ask permission to unite. A party should be judged by voters, not by a registrar.',
			),
			say(
				'Тіркеу жылдар бойы созылса, жаңа ойлар парламентке жетпей қалады.',
				'Если регистрация тянется годами, новые идеи до парламента не доходят.',
				'When registration drags on for years, new ideas never reach parliament.',
			),
			say(
				'Сайлаушы таңдай алуы үшін алдымен таңдайтын партия болуы керек.',
				'Чтобы избирателю было из чего выбирать, партии должны сначала появиться.',
				'For voters to have a choice, parties must first come into being.',
			),
		],
		against: [
			say(
				'Партия бюллетеньге енеді, бюджеттен қаржы да ала алады. Сондықтан оның құжаттарын тексеру — орынды талап.',
				'Партия попадает в бюллетень и может получать деньги из бюджета. Проверить её документы — разумное требование.',
				'A party gets onto the ballot and may receive public money. Checking its documents is a reasonable demand.',
			),
			say(
				'Хабарлай салу жеткілікті болса, қағаз жүзінде ғана бар партиялар көбейеді.',
				'Если хватит уведомления, станет больше партий, которые существуют только на бумаге.',
				'If a notice is enough, there will be more parties that exist only on paper.',
			),
			say(
				'Мемлекет партияның заңсыз қаржыдан құрылмағанын алдын ала тексеруі керек.',
				'Государство должно заранее убедиться, что партию создают не на незаконные деньги.',
				'The state should make sure beforehand that a party is not founded on illegal money.',
			),
		],
	},
	r04: {
		for: [
			say(
				'Парламентте ұсақ топтар көп болса, келісімге келу қиындап, заңдар кешігеді.',
				'Когда в парламенте много мелких групп, договориться трудно и законы запаздывают.',
				'With many small groups in parliament it is hard to agree, and laws come late.',
			),
			say(
				'Сайлаушылардың бес пайызы ғана қолдаған партия бүкіл ел атынан сөйлей алмайды.',
				'Партия, за которой стоит лишь пять процентов избирателей, не может говорить от имени всей страны.',
				'A party with only five percent of voters behind it cannot speak for the whole country.',
			),
			say(
				'Шек жоғары болса, ұсақ партиялар бірігіп, күшті бағдарлама жасайды.',
				'Высокий порог заставляет малые партии объединяться вокруг одной программы.',
				'A higher threshold makes small parties unite behind one programme.',
			),
		],
		against: [
			say(
				'Шек неғұрлым жоғары болса, соғұрлым көп дауыс орынсыз қалады.',
				'Чем выше порог, тем больше голосов остаётся без мест.',
				'The higher the threshold, the more votes end up without a seat.',
			),
			say(
				'Бес пайыз — жүздеген мың сайлаушы. Олардың пікірін тыңдамау әділетсіз.',
				'Пять процентов — это сотни тысяч избирателей. Не слышать их несправедливо.',
				'Five percent is hundreds of thousands of voters. Not hearing them is unfair.',
			),
			say(
				'Жаңа партия бірден он пайыз жинай алмайды. Шек көтерілсе, ескілер ғана қалады.',
				'Новая партия не наберёт десять процентов сразу. При высоком пороге останутся только старые.',
				'A new party cannot win ten percent at once. A higher threshold would leave only the old ones.',
			),
		],
	},
	r05: {
		for: [
			say(
				'Үкімет парламент алдында жауап беруі үшін оның басшысын да парламент таңдауы керек.',
				'Чтобы правительство отвечало перед парламентом, его главу должен выбирать парламент.',
				'For the government to answer to parliament, parliament must choose its head.',
			),
			say(
				'Сонда сайлаудағы дауыс үкіметті кім құратынына тікелей әсер етеді.',
				'Тогда голос на выборах прямо повлияет на то, кто сформирует правительство.',
				'Then a vote in the election directly affects who forms the government.',
			),
			say(
				'Парламент сайлаған премьер өз бағдарламасын депутаттар алдында қорғауға мәжбүр.',
				'Избранный парламентом премьер вынужден защищать свою программу перед депутатами.',
				'A prime minister chosen by parliament has to defend a programme before it.',
			),
		],
		against: [
			say(
				'Парламентте келісім болмаса, ел айлап үкіметсіз қалуы мүмкін.',
				'Если в парламенте нет согласия, страна может месяцами оставаться без правительства.',
				'If parliament cannot agree, the country may be without a government for months.',
			),
			say(
				'Президентті бүкіл халық сайлайды, сондықтан үкімет басшысын да сол ұсынғаны дұрыс.',
				'Президента избирает весь народ, поэтому правильно, что главу правительства предлагает он.',
				'The president is elected by the whole people, so it is right that the president proposes the head of government.',
			),
			say(
				'Депутаттар қызметке таласып, заң жазуды ұмытып кетеді.',
				'Депутаты займутся дележом постов и забудут о законах.',
				'Deputies would haggle over posts and forget about laws.',
			),
		],
	},
	r06: {
		for: [
			say(
				'Парламент пен үкімет тұйыққа тірелсе, шешімді сайлаушыға қайтаратын жол болуы керек.',
				'Если парламент и правительство зашли в тупик, нужен способ вернуть решение избирателям.',
				'If parliament and government are deadlocked, there must be a way to hand the decision back to voters.',
			),
			say(
				'Бұл құқық сирек қолданылса да, депутаттарға жауапкершілігін еске салып тұрады.',
				'Даже если это право применяют редко, оно напоминает депутатам об ответственности.',
				'Even if it is rarely used, this right reminds deputies of their responsibility.',
			),
			say(
				'Кезектен тыс сайлау дағдарыстан шығудың бейбіт жолы бола алады.',
				'Досрочные выборы могут стать мирным выходом из кризиса.',
				'An early election can be a peaceful way out of a crisis.',
			),
		],
		against: [
			say(
				'Кез келген сәтте таратылуы мүмкін парламент билікке тәуелсіз баға бере алмайды.',
				'Парламент, который могут распустить в любой момент, не способен независимо оценивать власть.',
				'A parliament that can be dissolved at any moment cannot judge the executive independently.',
			),
			say(
				'Сайлаушы депутатты бес жылға сайлайды. Бұл мерзімді бір адам қысқартпауы керек.',
				'Избиратели выбирают депутата на пять лет. Один человек не должен сокращать этот срок.',
				'Voters elect a deputy for five years. One person should not be able to cut that short.',
			),
			say(
				'Кезектен тыс сайлау сайын бюджеттен миллиардтар кетеді.',
				'Каждые досрочные выборы стоят бюджету миллиарды.',
				'Every early election costs the budget billions.',
			),
		],
	},
	r07: {
		for: [
			say(
				'Облыс бюджеті тұрғындардың салығынан құралады. Сондықтан оны жұмсайтын адам да тұрғындардың алдында жауап беруі керек.',
				'Бюджет области складывается из налогов жителей. Значит, и тот, кто его тратит, должен отвечать перед жителями.',
				'The region’s budget comes from residents’ taxes. So whoever spends it should answer to residents.',
			),
			say(
				'Тағайындалған әкім жоғарыға, ал сайланған әкім тұрғындарға қарайды.',
				'Назначенный аким смотрит наверх, избранный — на жителей.',
				'An appointed akim looks upwards, an elected one looks to the residents.',
			),
			say(
				'Сайланған әкімді нашар жұмысы үшін келесі сайлауда ауыстыруға болады.',
				'Избранного акима за плохую работу можно сменить на следующих выборах.',
				'An elected akim who works badly can be replaced at the next election.',
			),
		],
		against: [
			say(
				'Облыстардың даму деңгейі әртүрлі. Орталық тағайындаған әкім бүкіл елдің мүддесін ескереді.',
				'Области развиты неравномерно. Аким, назначенный центром, учитывает интересы всей страны.',
				'Regions are unequally developed. An akim appointed by the centre keeps the whole country in mind.',
			),
			say(
				'Алдымен ауыл мен аудан әкімдерін сайлап тәжірибе жинау керек, облысқа содан кейін көшкен дұрыс.',
				'Сначала нужно накопить опыт выборов акимов сёл и районов и лишь потом переходить к областям.',
				'We should first gather experience with electing akims of villages and districts, and only then move to regions.',
			),
			say(
				'Орталықпен тіл табыса алмаған әкім облысты қаржысыз қалдыруы мүмкін.',
				'Аким, который не ладит с центром, может оставить область без денег.',
				'An akim at odds with the centre may leave the region without money.',
			),
		],
	},
	r09: {
		for: [
			say(
				'Жұмысқа кім алса, босатуға да сол құқылы. Тізіммен келген депутат та ерекше емес.',
				'Кто нанял, тот должен иметь право и уволить. Депутаты из списков — не исключение.',
				'Whoever hires should also be able to dismiss. Deputies from lists are no exception.',
			),
			say(
				'Кері шақыруға болатын депутат уәдесін сайлаудан кейін де ұмытпайды.',
				'Депутат, которого можно отозвать, помнит свои обещания и после выборов.',
				'A deputy who can be recalled remembers promises after the election too.',
			),
			say(
				'Бес жыл — ұзақ мерзім. Уәде бұзылса, оның бітуін күтіп отырудың қажеті жоқ.',
				'Пять лет — долгий срок. Не нужно ждать его конца, если обещание нарушено.',
				'Five years is a long time. We should not have to wait for its end if a promise is broken.',
			),
		],
		against: [
			say(
				'Депутат халыққа ұнамаса да қажет шешімге бара алуы керек. Кері шақыру қаупі оны жалтақ етеді.',
				'Депутат должен решаться и на непопулярные, но нужные шаги. Угроза отзыва делает его осторожным сверх меры.',
				'A deputy must dare to take necessary but unpopular steps. The threat of recall makes them too timid.',
			),
			say(
				'Тізім бойынша сайлаушы адамды емес, партияны таңдайды. Сондықтан жеке депутатты кері шақыру қисынсыз.',
				'По списку избиратель выбирает партию, а не человека. Поэтому отзывать отдельного депутата нелогично.',
				'On a list the voter chooses a party, not a person. So recalling a single deputy makes no sense.',
			),
			say(
				'Кері шақыру науқаны жеңілгендердің кек алу құралына айналуы мүмкін.',
				'Кампания по отзыву может стать местью проигравших.',
				'A recall campaign can become the losers’ revenge.',
			),
		],
	},
	r10: {
		for: [
			say(
				'Қол жинау — тұрғындармен сөйлесудің ең қарапайым жолы. Бірнеше жүз адамды сендіре алмаған кандидат округтің атынан қалай сөйлейді?',
				'Сбор подписей — самый простой повод поговорить с жителями. Кто не убедил и нескольких сотен человек, как будет представлять округ?',
				'Collecting signatures is the simplest way to talk with residents. How will someone who could not convince a few hundred people represent the district?',
			),
			say(
				'Бюллетеньде қырық есім тұрса, сайлаушы олардың бәрімен танысып үлгермейді.',
				'Когда в бюллетене сорок имён, избиратель не успевает узнать обо всех.',
				'With forty names on the ballot a voter cannot get to know them all.',
			),
			say(
				'Қол жинау кездейсоқ және жалған кандидаттарды азайтады.',
				'Сбор подписей отсеивает случайных и подставных кандидатов.',
				'Collecting signatures keeps out chance and sham candidates.',
			),
		],
		against: [
			say(
				'Қол жинау ақшасы мен командасы бар кандидатқа ғана жеңіл. Қарапайым азамат үшін бұл — артық кедергі.',
				'Собирать подписи легко тем, у кого есть деньги и команда. Для обычного гражданина это лишний барьер.',
				'Collecting signatures is easy for those with money and a team. For an ordinary citizen it is one more barrier.',
			),
			say(
				'Қолдарды жарамсыз деп танып, қолайсыз кандидатты оңай шеттетуге болады.',
				'Подписи легко признать недействительными и так отсеять неудобного кандидата.',
				'Signatures are easily declared invalid, and an inconvenient candidate is out.',
			),
			say(
				'Сайлау жарнасы онсыз да бар. Екі кедергі — артық.',
				'Избирательный взнос и так есть. Два барьера — это лишнее.',
				'There is an election deposit already. Two hurdles are too many.',
			),
		],
	},
	r13: {
		for: [
			say(
				'Қор — бүкіл халықтың ақшасы. Оның неге жұмсалатынын халық сайлағандар шешуі керек.',
				'Фонд — деньги всего народа. На что их тратить, должны решать те, кого народ избрал.',
				'The Fund is the money of the whole people. Those whom the people elected should decide what it is spent on.',
			),
			say(
				'Парламенттегі ашық талқылау әр теңгенің неге кеткенін көрсетеді.',
				'Открытое обсуждение в парламенте покажет, на что ушёл каждый тенге.',
				'An open debate in parliament shows what every tenge went on.',
			),
			say(
				'Үкімет қордың ақшасын өзі жұмсап, өзін өзі тексермеуі керек.',
				'Правительство не должно и тратить деньги фонда, и проверять себя само.',
				'The government should not both spend the fund’s money and check itself.',
			),
		],
		against: [
			say(
				'Дағдарыста ақша бірнеше күнде керек болады, ал талқылау айларға созылады.',
				'В кризис деньги нужны за несколько дней, а обсуждение растянется на месяцы.',
				'In a crisis the money is needed within days, and a debate would take months.',
			),
			say(
				'Депутаттар сайлау алдында қордың ақшасын әдемі уәделерге жұмсап қоюы мүмкін.',
				'Перед выборами депутаты могут потратить деньги фонда на красивые обещания.',
				'Before an election deputies could spend the Fund on fine promises.',
			),
			say(
				'Жыл сайынғы кепілді трансферттің көлемі заңда бар. Әр шығынды бөлек бекіту — артық рәсім.',
				'Размер ежегодного трансферта уже задан законом. Утверждать каждый расход — лишняя процедура.',
				'The yearly transfer is set by law already. Approving each withdrawal is a needless step.',
			),
		],
	},
	r14: {
		for: [
			say(
				'Отын қымбаттаса, нан да, жол ақысы да қымбаттайды. Бағаны шектеу отбасыларды қорғайды.',
				'Дорожает топливо — дорожают и хлеб, и проезд. Предел цен защищает семьи.',
				'When fuel gets dearer, so do bread and fares. A price limit protects families.',
			),
			say(
				'Нарықта бірнеше ірі сатушы ғана бар. Бағаны олардың еркіне қалдыруға болмайды.',
				'На рынке лишь несколько крупных продавцов. Нельзя оставлять цены на их усмотрение.',
				'There are only a few large sellers. Prices cannot be left to them.',
			),
			say(
				'Шаруа егінді жанармайдың бағасы белгілі болса ғана жоспарлай алады.',
				'Крестьянин может планировать сев, только если знает цену топлива.',
				'A farmer can plan the sowing only if the price of fuel is known.',
			),
		],
		against: [
			say(
				'Баға төмен ұсталса, отын көрші елдерге кетіп, елде тапшылық болады.',
				'Если держать цены низкими, топливо уйдёт к соседям, а в стране возникнет дефицит.',
				'If prices are held down, fuel goes to neighbouring countries and runs short here.',
			),
			say(
				'Бағаны бәсеке түсіреді. Бұйрықпен белгіленген баға зауыттарды жаңартуға кедергі болады.',
				'Цены снижает конкуренция. Назначенная цена мешает обновлять заводы.',
				'Competition lowers prices. A price set by order keeps refineries from being renewed.',
			),
			say(
				'Арзан бағаның айырмасын бәрібір бюджет өтейді, яғни оны бәріміз төлейміз.',
				'Разницу за дешёвое топливо всё равно покроет бюджет, то есть все мы.',
				'The budget pays the difference for cheap fuel in any case, which means all of us do.',
			),
		],
	},
	r15: {
		for: [
			say(
				'Теміржол мен мұнай бүкіл елге қызмет етуі керек, бірнеше иесіне емес.',
				'Железная дорога и нефть должны служить всей стране, а не нескольким владельцам.',
				'Railways and oil should serve the whole country and not a few owners.',
			),
			say(
				'Бұрынғы жекешелендіруде бағалы кәсіпорындар арзанға кетті. Оны қайталамау керек.',
				'В прошлую приватизацию ценные предприятия ушли за бесценок. Повторять это нельзя.',
				'In the last privatisation valuable companies went for next to nothing. That must not happen again.',
			),
			say(
				'Ұлттық компанияның табысы бюджетке түседі: ол — мектеп пен аурухана.',
				'Прибыль национальных компаний идёт в бюджет, а это школы и больницы.',
				'The profit of national companies goes to the budget, and so to schools and hospitals.',
			),
		],
		against: [
			say(
				'Мемлекет әрі ойыншы, әрі төреші болса, жаңа кәсіпкерге орын қалмайды.',
				'Когда государство и игрок, и судья, новому предпринимателю нет места.',
				'When the state is both player and referee, there is no room for a new business.',
			),
			say(
				'Жеке иесі шығынды санайды, ал ұлттық компанияның шығынын бюджет жабады.',
				'Частный владелец считает расходы, а убытки национальной компании покрывает бюджет.',
				'A private owner counts the costs; the losses of a national company are covered by the budget.',
			),
			say(
				'Басшыларды білігіне емес, таныстығына қарап тағайындайтын жерде компания дамымайды.',
				'Там, где руководителей назначают по связям, компания не развивается.',
				'Where managers are appointed for their connections, a company does not develop.',
			),
		],
	},
	l03: {
		for: [
			say(
				'Сырттан келген сарапшылар қатысса, тергеу қорытындысына сенім артады.',
				'Участие сторонних экспертов повысит доверие к выводам расследования.',
				'Outside experts would raise trust in the findings.',
			),
			say(
				'Қаза тапқандардың отбасылары толық жауап алуға лайық. Көмектен бас тартпау керек.',
				'Семьи погибших заслуживают полного ответа. От помощи отказываться не стоит.',
				'The families of those who died deserve a full answer. Help should not be turned down.',
			),
			say(
				'Бейтарап тарап қатысса, ешкім нәтижені «ішкі келісім» дей алмайды.',
				'Если участвует нейтральная сторона, никто не назовёт итог внутренней договорённостью.',
				'If a neutral side takes part, nobody can call the outcome an inside deal.',
			),
		],
		against: [
			say(
				'Мұндай істің ақ-қарасын өз мекемелеріміз бен қоғамымыз анықтауы керек.',
				'В таком деле должны разобраться учреждения и общество нашей страны.',
				'A matter like this must be cleared up by our own institutions and society.',
			),
			say(
				'Шетелдік сарапшы тілді де, жергілікті жағдайды да білмейді, ал жабық деректер сыртқа кетуі мүмкін.',
				'Зарубежный эксперт не знает языка и местных условий, а закрытые данные могут уйти за границу.',
				'A foreign expert does not know the language or local conditions, and confidential data may leave the country.',
			),
			say(
				'Тергеу — егемен елдің өз міндеті. Оны сыртқа беру сотқа деген сенімді де әлсіретеді.',
				'Расследование — обязанность самого государства. Отдать его наружу — ослабить и доверие к судам.',
				'An investigation is the state’s own duty. Handing it out would weaken trust in the courts too.',
			),
		],
	},
	l04: {
		for: [
			say(
				'Жалған ақпарат дүрбелең туғызып, адам өміріне қауіп төндіруі мүмкін. Ол үшін жауап беру керек.',
				'Ложь может вызвать панику и стоить людям жизни. За неё нужно отвечать.',
				'Lies can cause panic and cost lives. People must answer for them.',
			),
			say(
				'Сөз байқаусыз жіберілген қате емес, көрінеу өтірік туралы болып отыр. Екеуін ажырату — соттың ісі.',
				'Речь не о случайной ошибке, а о заведомой лжи. Отличить одно от другого — дело суда.',
				'This is not about honest mistakes but about deliberate lies. Telling them apart is the court’s job.',
			),
			say(
				'Дәрігер мен емге қатысты өтірік талай адамның денсаулығына зиян келтірді.',
				'Ложь о врачах и лечении уже навредила здоровью многих.',
				'Lies about doctors and treatment have already harmed many people’s health.',
			),
		],
		against: [
			say(
				'Қателесуден қорыққан журналист маңызды нәрсені де жазбайды. Айыппұл мен теріске шығару жеткілікті.',
				'Журналист, который боится ошибиться, не напишет и о важном. Достаточно штрафа и опровержения.',
				'A journalist afraid of making a mistake will not write about what matters either. A fine and a correction are enough.',
			),
			say(
				'Бұл бап билікті сынағандарға қарсы қолданылып кетуі мүмкін.',
				'Эту статью могут применять против тех, кто критикует власть.',
				'This article may be used against those who criticise the authorities.',
			),
			say(
				'Қатені түзететін — сот емес, ашық пікірталас.',
				'Ошибку исправляет не суд, а открытый спор.',
				'It is open debate, not a court, that corrects a mistake.',
			),
		],
	},
	l05: {
		for: [
			say(
				'Хаттаманы учаскеде іліп қою аз. Оны кез келген адам үйінен тексере алуы керек.',
				'Протокол на стене участка — это мало. Любой должен иметь возможность проверить его из дома.',
				'A protocol on the polling station’s wall is not enough. Anyone should be able to check it from home.',
			),
			say(
				'Сандар ашық болса, дау да азаяды: учаскелердің нәтижесін кез келген адам қосып шыға алады.',
				'Когда цифры открыты, спорить почти не о чем: результаты участков может сложить каждый.',
				'When the figures are open there is less to argue about: anyone can add up the polling stations.',
			),
			say(
				'Деректер ашық болса, журналистер де, ғалымдар да қатені бірден табады.',
				'С открытыми данными и журналисты, и учёные сразу найдут ошибку.',
				'With open data journalists and scholars find an error at once.',
			),
		],
		against: [
			say(
				'Шағын ауылдарда учаскенің нәтижесінен кімнің қалай дауыс бергенін аңғаруға болады.',
				'В маленьких сёлах по результатам участка можно догадаться, кто как голосовал.',
				'In small villages the results of a polling station can give away who voted how.',
			),
			say(
				'Хаттамалар онсыз да байқаушыларға беріледі. Жаңа жүйе — артық шығын.',
				'Протоколы и так получают наблюдатели. Новая система — лишние расходы.',
				'Observers get the protocols anyway. A new system is an extra expense.',
			),
			say(
				'Жүйеге шабуыл жасалса, халық ресми нәтижеге де сенбей қалады.',
				'Если систему взломают, люди перестанут верить и официальным итогам.',
				'If the system is hacked, people will stop trusting the official results too.',
			),
		],
	},
	l06: {
		for: [
			say(
				'Аккредиттеу байқаушылардың дайындықтан өткенін және ережені білетінін растайды.',
				'Аккредитация подтверждает, что наблюдатели подготовлены и знают правила.',
				'Accreditation shows that observers are trained and know the rules.',
			),
			say(
				'Учаскеде кез келген адам жүре берсе, комиссия тыныш жұмыс істей алмайды.',
				'Если на участке может находиться кто угодно, комиссия не сможет спокойно работать.',
				'If just anyone may be in the polling station, the commission cannot work in peace.',
			),
			say(
				'Ұйымға жауапкершілік жүктеуге болады, ал кездейсоқ адамға — жоқ.',
				'С организации можно спросить, со случайного человека — нет.',
				'An organisation can be held responsible, a passer-by cannot.',
			),
		],
		against: [
			say(
				'Сайлауды бақылау — әр азаматтың құқығы. Оған рұқсат алудың қажеті жоқ.',
				'Наблюдать за выборами — право каждого гражданина. Разрешения на это не нужно.',
				'Observing elections is every citizen’s right. It needs no permit.',
			),
			say(
				'Аккредиттеуді бақыланатын биліктің өзі береді. Бұл — мүдделер қайшылығы.',
				'Аккредитацию выдаёт та же власть, за которой наблюдают. Это конфликт интересов.',
				'Accreditation is granted by the very authorities being observed. That is a conflict of interest.',
			),
			say(
				'Шағын ауылда аккредиттелген ұйым жоқ. Онда ешкім бақыламай ма?',
				'В маленьком селе нет аккредитованных организаций. Значит, там не будет наблюдателей?',
				'A small village has no accredited organisation. Will nobody observe there?',
			),
		],
	},
	l09: {
		for: [
			say(
				'Халықтың салығынан жалақы алатын адам табысын жасырмауы керек.',
				'Тот, кому платят из налогов, не должен скрывать свои доходы.',
				'Someone who is paid from taxes should not hide their income.',
			),
			say(
				'Ашық декларация — ең арзан бақылау: мың көз бір инспектордан артық көреді.',
				'Открытая декларация — самый дешёвый контроль: тысяча глаз видит больше, чем один инспектор.',
				'An open declaration is the cheapest control: a thousand eyes see more than one inspector.',
			),
			say(
				'Мүлкін көрсеткісі келмеген адам мемлекеттік қызметке бармай-ақ қойсын.',
				'Кто не хочет показывать имущество, может не идти на государственную службу.',
				'Those who do not want to show their property need not enter public service.',
			),
		],
		against: [
			say(
				'Шенеуніктің отбасы, балалары бар. Олардың мүлкін жұртқа жариялау қауіпсіз емес.',
				'У чиновника есть семья и дети. Показывать их имущество всем небезопасно.',
				'Officials have families and children. Showing their property to everyone is not safe.',
			),
			say(
				'Салық органдары тексерсе жеткілікті. Әйтпесе декларация өсекке айналады.',
				'Достаточно проверки налоговыми органами. Иначе декларации станут поводом для сплетен.',
				'It is enough that the tax authorities check them. Otherwise declarations become food for gossip.',
			),
			say(
				'Ашық декларациядан кейін мүлік туыстардың атына көшеді. Одан пайда жоқ.',
				'После открытия деклараций имущество перепишут на родственников. Толку не будет.',
				'Once declarations are open, property moves to relatives. Nothing is gained.',
			),
		],
	},
	l10: {
		for: [
			say(
				'Үкім шыққанша ұрланған ақша шетелге кетіп қалады. Оны кейін қайтару өте қиын.',
				'Пока дело дойдёт до приговора, украденное уйдёт за границу. Вернуть его потом очень трудно.',
				'By the time of the verdict the stolen money is abroad. It is very hard to get back.',
			),
			say(
				'Мүлікті уақытша алу — жаза емес, сақтық шарасы. Кінә дәлелденбесе, мүлік қайтарылады.',
				'Временное изъятие — не наказание, а мера предосторожности. Если вина не доказана, имущество вернут.',
				'Temporary seizure is not a punishment but a precaution. If guilt is not proved, the property is returned.',
			),
			say(
				'Мүлік жылдам тоқтатылса, жемқорлықтың өзі тиімсіз болады.',
				'Если имущество изымают быстро, сама коррупция становится невыгодной.',
				'If property is seized quickly, corruption itself stops paying.',
			),
		],
		against: [
			say(
				'Үкім шыққанша адам кінәсіз. Бұл қағиданы бір рет бұзсақ, ертең басқа жағдайда да бұзамыз.',
				'До приговора человек невиновен. Нарушив это правило однажды, мы нарушим его и в других случаях.',
				'Until the verdict a person is innocent. If we break that rule once, we shall break it again.',
			),
			say(
				'Бұл құрал бәсекелестің бизнесін тартып алуға пайдаланылуы мүмкін.',
				'Этот инструмент могут использовать, чтобы отобрать бизнес у конкурента.',
				'This tool could be used to take over a competitor’s business.',
			),
			say(
				'Күдікті ақталғанша, оның кәсіпорны жабылып, жұмысшылары жұмыссыз қалады.',
				'Пока подозреваемого оправдают, предприятие закроется, а люди останутся без работы.',
				'By the time a suspect is cleared, the firm has closed and its people are out of work.',
			),
		],
	},
	l11: {
		for: [
			say(
				'Заңнан жоғары ешкім жоқ. Жарлық адамның құқығын бұзса, сотқа жүгінуге мүмкіндік болуы керек.',
				'Выше закона никого нет. Если указ нарушает права, должна быть возможность обратиться в суд.',
				'Nobody is above the law. If a decree violates rights, one must be able to go to court.',
			),
			say(
				'Сот бақылауы болса, жарлықтар да ұқыптырақ дайындалады.',
				'При судебном контроле и указы будут готовить внимательнее.',
				'With judicial review decrees would be drafted more carefully too.',
			),
			say(
				'Азамат әкімнің шешімін даулай алады. Жарлыққа да сол ереже қолданылсын.',
				'Решение акима гражданин может оспорить. Пусть то же правило действует и для указов.',
				'A citizen can challenge an akim’s decision. The same rule should hold for decrees.',
			),
		],
		against: [
			say(
				'Әр жарлық сотта дауланса, мемлекет шұғыл шешім қабылдай алмай қалады.',
				'Если каждый указ можно оспорить, государство не сможет быстро принимать решения.',
				'If every decree can be challenged, the state cannot decide quickly.',
			),
			say(
				'Жарлықтарды Конституциямен салыстыру — Конституциялық Соттың ісі. Қалған соттарды саясатқа тартпау керек.',
				'Сверять указы с Конституцией — дело Конституционного суда. Остальные суды не стоит втягивать в политику.',
				'Checking decrees against the Constitution is for the Constitutional Court. Other courts should not be drawn into politics.',
			),
			say(
				'Президент халық алдында сайлауда жауап береді, сотта емес.',
				'Президент отвечает перед народом на выборах, а не в суде.',
				'The president answers to the people at elections, not in court.',
			),
		],
	},
	l12: {
		for: [
			say(
				'Төтенше жағдайда тәртіпсіздікті үйлестіруге жол бермеу адам өмірін сақтап қалады.',
				'Не дать координировать беспорядки при чрезвычайном положении — значит сохранить жизни.',
				'In an emergency, stopping unrest from being coordinated saves lives.',
			),
			say(
				'Мерзімі қысқа, жағдайлары заңда нақты жазылған болса, мұндай шара орынды.',
				'Такая мера оправданна, если она краткосрочна и случаи точно указаны в законе.',
				'Such a measure is justified if it is short and the cases are spelled out in law.',
			),
			say(
				'Шабуыл жоспарлап отырғандар алдымен желі арқылы байланысады.',
				'Те, кто готовит нападение, прежде всего связываются через сеть.',
				'Those who plan an attack communicate through the network first.',
			),
		],
		against: [
			say(
				'Байланыс үзілсе, адамдар жедел жәрдем де шақыра алмайды.',
				'Без связи люди не смогут вызвать даже скорую помощь.',
				'Without a connection people cannot even call an ambulance.',
			),
			say(
				'Интернетсіз қалған ел сыбысқа сенеді, дүкендер мен банктер тоқтап қалады.',
				'Страна без интернета верит слухам, а магазины и банки останавливаются.',
				'A country without the internet believes rumours, and shops and banks stop working.',
			),
			say(
				'Байланыс өшсе, туыстар бірін-бірі таба алмай, дүрбелең күшейеді.',
				'Без связи родные не могут найти друг друга, и паника только растёт.',
				'Without a connection families cannot find each other, and panic grows.',
			),
		],
	},
	l13: {
		for: [
			say(
				'Судья өзін кім тағайындағанын ойламай, тек заңға қарап шешім шығаруы керек.',
				'Судья должен решать по закону и не думать о том, кто его назначил.',
				'A judge should decide by the law and not think of who made the appointment.',
			),
			say(
				'Судьяның біліктілігін әріптестері бәрінен жақсы біледі.',
				'Кто из судей достоин, лучше всех знают их коллеги.',
				'Their colleagues know best which judges deserve it.',
			),
			say(
				'Судьяны әкімдік тағайындаса, қарапайым адам әкімдікпен соттаса алмайды.',
				'Если судью назначает власть, простому человеку с властью не судиться.',
				'If the authorities appoint the judge, an ordinary person cannot sue the authorities.',
			),
		],
		against: [
			say(
				'Судьялар бірін-бірі таңдаса, жүйе тұйықталып, сырттан ешкім тексере алмайды.',
				'Если судьи выбирают сами себя, система замкнётся и проверить её извне будет некому.',
				'If judges choose one another, the system closes and nobody outside can check it.',
			),
			say(
				'Қазір де үміткерлерді Жоғары Сот Кеңесі іріктейді. Екі сүзгі қатені азайтады.',
				'И сейчас кандидатов отбирает Высший судебный совет. Двойной фильтр уменьшает число ошибок.',
				'Even now the High Judicial Council selects the candidates. Two filters make fewer mistakes.',
			),
			say(
				'Судьялар халық алдында жауап бермейді, сондықтан тағайындауға халық өкілдері де қатысуы керек.',
				'Судьи не отвечают перед народом, поэтому в назначении должны участвовать и его представители.',
				'Judges do not answer to the people, so the people’s representatives should take part in appointing them.',
			),
		],
	},
	l14: {
		for: [
			say(
				'Келісу көлік қозғалысы мен адамдардың қауіпсіздігін қамтамасыз ету үшін керек.',
				'Согласование нужно, чтобы обеспечить движение транспорта и безопасность людей.',
				'Approval is needed to keep traffic moving and people safe.',
			),
			say(
				'Заң бәріне бірдей. Біреулерге келісусіз жиналуға болса, ертең бәрі солай істейді.',
				'Закон один для всех. Если одним можно собираться без согласования, завтра так поступят все.',
				'The law is the same for all. If some may gather without approval, tomorrow everyone will.',
			),
			say(
				'Қарсы топтар бір алаңға бір уақытта жиналмауы үшін билік алдын ала білуі керек.',
				'Чтобы противники не вышли на одну площадь в один час, власти должны знать заранее.',
				'The authorities must know in advance, so that opponents do not meet in one square at one time.',
			),
		],
		against: [
			say(
				'Бейбіт жиналу құқығы Конституцияда жазылған. Ол рұқсат қағазына тәуелді болмауы керек.',
				'Право мирно собираться записано в Конституции. Оно не должно зависеть от бумаги с разрешением.',
				'The right to assemble peacefully is in the Constitution. It should not depend on a permit.',
			),
			say(
				'Бір апта бұрын келісім сұрасаң, жиналуға себеп болған оқиға ұмытылып кетеді.',
				'Пока ждёшь согласия, событие, из-за которого хотели собраться, уже забудут.',
				'By the time consent comes, the event that people wanted to gather about is forgotten.',
			),
			say(
				'Көп елде хабарлау жеткілікті, көшесі де тыныш.',
				'Во многих странах достаточно уведомить, и на улицах спокойно.',
				'In many countries a notice is enough, and the streets are calm.',
			),
		],
	},
	l15: {
		for: [
			say(
				'Субсидия — салық төлеушінің ақшасы. Оны кім алғанын білуге әркім құқылы.',
				'Субсидии — деньги налогоплательщиков. Каждый вправе знать, кто их получил.',
				'Subsidies are taxpayers’ money. Everyone has a right to know who got them.',
			),
			say(
				'Тізім ашық болса, қағаз жүзіндегі шаруашылықтар ақша ала алмайды.',
				'При открытом списке деньги не достанутся хозяйствам, которые есть только на бумаге.',
				'With an open list no money goes to farms that exist only on paper.',
			),
			say(
				'Тізім ашық болса, көмек шынымен еңбек еткенге жетеді.',
				'С открытым списком помощь доходит до тех, кто действительно работает.',
				'With an open list, help reaches those who really work.',
			),
		],
		against: [
			say(
				'Шағын шаруаның аты-жөні тізімге шықса, ол алаяқтардың нысанасына айналады.',
				'Имя мелкого фермера в списке делает его мишенью для мошенников.',
				'A small farmer’s name on a list makes that farmer a target for fraud.',
			),
			say(
				'Тексеру үшін есеп комиссиясы бар. Адамдардың табысын бәріне жаю міндетті емес.',
				'Для проверки есть счётный комитет. Выставлять доходы людей напоказ необязательно.',
				'There are auditors to check this. People’s income need not be shown to everyone.',
			),
			say(
				'Бәсекелестер ашық тізімнен біреудің жоспарын біліп қояды.',
				'По открытому списку конкуренты узнают чужие планы.',
				'From an open list competitors learn each other’s plans.',
			),
		],
	},
	l16: {
		for: [
			say(
				'Су басқанда қайық пен азық сол күні керек. Конкурс күтіп отыруға уақыт жоқ.',
				'При паводке лодки и еда нужны в тот же день. Ждать конкурса некогда.',
				'In a flood boats and food are needed the same day. There is no time for a tender.',
			),
			say(
				'Есебі кейін жарияланса, тез сатып алу да ашық бола алады.',
				'Если отчёт потом публикуют, быстрая закупка тоже может быть открытой.',
				'If the report is published afterwards, a quick purchase can be open too.',
			),
			say(
				'Апатта ең арзанын іздеу емес, ең тез жеткізетінін табу маңызды.',
				'В беде важнее найти не самого дешёвого, а самого быстрого.',
				'In a disaster the fastest supplier matters more than the cheapest.',
			),
		],
		against: [
			say(
				'«Шұғыл» деген сөзбен кез келген сатып алуды ақтауға болады.',
				'Словом «срочно» можно оправдать любую закупку.',
				'The word “urgent” can justify any purchase.',
			),
			say(
				'Бір ғана жеткізушімен келіссе, баға өседі, ал ақшаны бәріміз төлейміз.',
				'С одним поставщиком цена растёт, а платим мы все.',
				'With a single supplier the price goes up, and all of us pay.',
			),
			say(
				'Төтенше жағдайға арналған қор мен дайын шарттар алдын ала жасалуы керек.',
				'Запасы и готовые договоры на случай беды нужно создавать заранее.',
				'Stocks and ready contracts for emergencies should be prepared in advance.',
			),
		],
	},
	s01: {
		for: [
			say(
				'Әскери одақ бізді өзімізге қатысы жоқ қақтығысқа тартуы мүмкін.',
				'Военный союз может втянуть нас в чужой конфликт.',
				'A military alliance may drag us into a conflict that is not ours.',
			),
			say(
				'Бейтараптық барлық көршімен тең қарым-қатынас құруға көмектеседі.',
				'Нейтралитет помогает строить равные отношения со всеми соседями.',
				'Neutrality helps to build equal relations with all neighbours.',
			),
			say(
				'Әскерге жұмсалатын ақшаны өз шекарамызға бағыттаған дұрыс.',
				'Деньги на оборону лучше направить на собственную границу.',
				'Defence money is better spent on our own border.',
			),
		],
		against: [
			say(
				'Шекарамыз ұзын, ал әскеріміз шағын. Одақтассыз қалу қауіпті.',
				'Граница у нас длинная, а армия небольшая. Оставаться без союзников рискованно.',
				'Our border is long and our army small. Being without allies is risky.',
			),
			say(
				'Ұйымнан шығу көршілермен қарым-қатынасты шиеленістіреді, ал пайдасы белгісіз.',
				'Выход обострит отношения с соседями, а выгода от него неясна.',
				'Leaving would strain relations with neighbours, and the benefit is unclear.',
			),
			say(
				'Ұйым арзан қару мен бірлескен дайындық береді. Жалғыз қалсақ, бұл қымбатқа түседі.',
				'Организация даёт недорогое оружие и общие учения. В одиночку это обойдётся дороже.',
				'The organisation brings cheap arms and joint training. Alone this would cost more.',
			),
		],
	},
	s02: {
		for: [
			say(
				'Кәсіпкерлерге кедендік кедергісіз үлкен нарық керек.',
				'Предпринимателям нужен большой рынок без таможенных барьеров.',
				'Businesses need a large market without customs barriers.',
			),
			say(
				'Одақ елдерінде жұмыс істейтін азаматтарымыздың зейнетақысы мен емделу құқығы қорғалуы керек. Ол үшін тереңірек келісім қажет.',
				'Право на пенсию и лечение у наших граждан, работающих в странах союза, должно быть защищено. Для этого нужны более глубокие договорённости.',
				'The pensions and health care of our citizens who work in the union must be protected. That takes closer agreements.',
			),
			say(
				'Шекарадағы кезек қысқарса, тауар да арзандайды.',
				'Чем меньше очередей на границе, тем дешевле товары.',
				'The shorter the queues at the border, the cheaper the goods.',
			),
		],
		against: [
			say(
				'Одақтың ережелері ең ірі экономикаға ыңғайлы. Біздің өндірушілер ондай бәсекеде ұтылады.',
				'Правила союза удобны самой большой экономике. Наши производители в таком соревновании проигрывают.',
				'The union’s rules suit the largest economy. Our producers lose in such a contest.',
			),
			say(
				'Қазіргі деңгей жеткілікті. Одан әрі барсақ, сауда саясатын өзіміз шеше алмай қаламыз.',
				'Нынешнего уровня достаточно. Если идти дальше, мы перестанем сами определять торговую политику.',
				'The present level is enough. If we go further, we shall no longer decide our own trade policy.',
			),
			say(
				'Бір одаққа тым жақындасақ, басқа әріптестер бізге күмәнмен қарайды.',
				'Если слишком сблизиться с одним союзом, другие партнёры станут смотреть с недоверием.',
				'If we draw too close to one union, other partners will look at us with doubt.',
			),
		],
	},
	s03: {
		for: [
			say(
				'Жер қойнауы халыққа тиесілі. Демек, негізгі табыс та елде қалуы керек.',
				'Недра принадлежат народу. Значит, и основной доход должен оставаться в стране.',
				'The subsoil belongs to the people. So most of the income should stay in the country.',
			),
			say(
				'Бақылау үлесі болса, мемлекет өндіру көлеміне де, экологияға да өзі ықпал ете алады.',
				'С контрольной долей государство само влияет на объёмы добычи и на экологию.',
				'With a majority share the state itself has a say over output and the environment.',
			),
			say(
				'Дағдарыста шетелдік серіктес кетіп қалуы мүмкін, ал мемлекет қалады.',
				'В кризис иностранный партнёр может уйти, а государство останется.',
				'In a crisis a foreign partner may leave; the state stays.',
			),
		],
		against: [
			say(
				'Келісімшарттарды қайта қарау халықаралық сотқа және миллиардтаған шығынға әкеледі.',
				'Пересмотр контрактов приведёт к международным судам и миллиардным убыткам.',
				'Reopening contracts would lead to international lawsuits and losses of billions.',
			),
			say(
				'Күрделі кен орындарына технология мен капитал керек. Инвестор екінші рөлге келіспейді.',
				'Сложным месторождениям нужны технологии и капитал. На вторые роли инвестор не придёт.',
				'Difficult fields need technology and capital. Investors will not come for a secondary role.',
			),
			say(
				'Мемлекет үлесін сатып алуға жұмсалатын ақша мектеп салуға да жетер еді.',
				'На деньги, которые уйдут на выкуп доли, можно построить школы.',
				'The money spent on buying a stake could build schools.',
			),
		],
	},
	s05: {
		for: [
			say(
				'Тіл білу — қызмет көрсетудің бір бөлігі. Бірақ оқуға уақыт пен тегін курс берілуі керек.',
				'Знание языка — часть услуги. Но для учёбы нужны время и бесплатные курсы.',
				'Knowing the language is part of the service. But there must be time to learn, and free courses.',
			),
			say(
				'Азамат мемлекеттік мекемеден мемлекеттік тілде жауап ала алуы тиіс.',
				'Гражданин должен получать в государственном учреждении ответ на государственном языке.',
				'A citizen must be able to get an answer in the state language at a state office.',
			),
			say(
				'Тіл заңда жазылып қана қоймай, мекемеде естілуі керек.',
				'Язык должен звучать в учреждениях, а не только значиться в законе.',
				'The language should be heard in offices, not only written in the law.',
			),
		],
		against: [
			say(
				'Маманды алдымен кәсіби білігіне қарап таңдау керек, тілді жұмыс барысында да үйренуге болады.',
				'Специалиста нужно выбирать прежде всего по умению, а язык можно выучить и в ходе работы.',
				'A specialist should be chosen for skill first; the language can be learned on the job.',
			),
			say(
				'Мұндай талап тұрғындармен тікелей жұмыс істейтін лауазымдарға ғана қойылғаны дұрыс.',
				'Это требование уместно только для должностей, где работают с жителями напрямую.',
				'The requirement is right only for posts that deal with residents directly.',
			),
			say(
				'Солтүстікте маман онсыз да жетіспейді. Талап күшейсе, олар кетіп қалады.',
				'На севере специалистов и так не хватает. Ужесточим требования — уедут последние.',
				'The north lacks specialists as it is. With stricter demands the last would leave.',
			),
		],
	},
	s08: {
		for: [
			say(
				'Мемлекет құлаудың алдында тұрса, одақтастардың көмегі қантөгісті тоқтата алады.',
				'Если государство на грани, помощь союзников может остановить кровопролитие.',
				'If the state is on the brink, allies’ help can stop the bloodshed.',
			),
			say(
				'Мерзімі нақты, парламенттің бақылауында болса, мұндай көмекті қабылдауға болады.',
				'Такую помощь можно принять, если срок точно определён и всё под контролем парламента.',
				'Such help can be accepted if its term is fixed and parliament is in control.',
			),
			say(
				'Су қоймасына не қауіпті зауытқа қатер төнсе, әр сағат қымбат.',
				'Если под угрозой водохранилище или опасный завод, счёт идёт на часы.',
				'If a reservoir or a dangerous plant is at risk, hours count.',
			),
		],
		against: [
			say(
				'Ел ішіндегі тәртіпті өз күшіміз сақтауы керек. Шетел әскерін шақыру оңай, шығару қиын.',
				'Порядок внутри страны должны поддерживать свои силы. Позвать чужие войска легко, вывести трудно.',
				'Order at home must be kept by our own forces. Foreign troops are easy to invite and hard to send home.',
			),
			say(
				'Халықтың наразылығына сырттан келген әскермен емес, келіссөзбен жауап беру керек.',
				'На недовольство людей нужно отвечать переговорами, а не войсками извне.',
				'People’s discontent should be met with talks, not with troops from outside.',
			),
			say(
				'Шақырған әскердің бағасын кейін саясатпен төлейміз.',
				'За приглашённые войска потом платят политикой.',
				'Invited troops are paid for later, in politics.',
			),
		],
	},
	s09: {
		for: [
			say(
				'Қоғам кімнің ақшасына кім жұмыс істейтінін білуге құқылы.',
				'Общество вправе знать, кто и на чьи деньги работает.',
				'Society has a right to know who works with whose money.',
			),
			say(
				'Тізілім ештеңеге тыйым салмайды, тек көрсетеді. Жасыратыны жоқ ұйымға одан зиян жоқ.',
				'Реестр ничего не запрещает, а только показывает. Тем, кому нечего скрывать, он не вредит.',
				'A register forbids nothing, it only shows. It does no harm to those with nothing to hide.',
			),
			say(
				'Сайлауға шетелдің ақшасы әсер етпеуі керек. Ол үшін алдымен оны көру қажет.',
				'Иностранные деньги не должны влиять на выборы. Для этого их нужно сначала увидеть.',
				'Foreign money must not sway elections. To prevent that, one must see it first.',
			),
		],
		against: [
			say(
				'Мұндай тізім ұйымдарға «бөтен» деген таңба басады.',
				'Такой список ставит на организациях клеймо «чужих».',
				'Such a list brands organisations as “alien”.',
			),
			say(
				'Ұйымдар салық органдарына онсыз да есеп береді. Тағы бір тізілім керек емес.',
				'Организации и так отчитываются перед налоговой. Ещё один реестр не нужен.',
				'Organisations already report to the tax authorities. Another register is not needed.',
			),
			say(
				'Науқас балаларға көмектесетін қорлар да осы тізімге түсіп, көмектен айырылады.',
				'В этот список попадут и фонды помощи больным детям, и помощи станет меньше.',
				'Funds that help sick children would be on the list too, and help would shrink.',
			),
		],
	},
	s10: {
		for: [
			say(
				'Шетелде тұратын отандастарымыз елмен байланысын үзбеуі керек.',
				'Соотечественники за рубежом не должны терять связь со страной.',
				'Compatriots abroad should not lose their tie to the country.',
			),
			say(
				'Адам екі елде тұрып, екеуінде де салық төлей алады. Төлқұжат оған кедергі болмауы керек.',
				'Человек может жить на две страны и платить налоги в обеих. Паспорт не должен этому мешать.',
				'A person can live in two countries and pay taxes in both. A passport should not stand in the way.',
			),
			say(
				'Екінші паспорт білікті мамандардың біржола кетпеуіне көмектеседі.',
				'Второй паспорт помогает специалистам не уезжать насовсем.',
				'A second passport helps skilled people not to leave for good.',
			),
		],
		against: [
			say(
				'Азаматтық — адалдық белгісі. Оны екіге бөлуге болмайды.',
				'Гражданство — знак верности. Её нельзя делить надвое.',
				'Citizenship is a sign of loyalty. It cannot be split in two.',
			),
			say(
				'Қос азаматтық басқа елдерге біздің ісімізге араласуға сылтау береді.',
				'Двойное гражданство даёт другим странам повод вмешиваться в наши дела.',
				'Dual citizenship gives other countries a pretext to interfere in our affairs.',
			),
			say(
				'Екі елдің заңы қайшы келсе, адам қайсысына бағынады?',
				'Если законы двух стран разойдутся, какому из них подчинится человек?',
				'If the laws of two countries conflict, which will a person obey?',
			),
		],
	},
	s12: {
		for: [
			say(
				'Шартқа қол қойған ел оны орындауы керек. Әйтпесе қойған қолымыздың құны қанша?',
				'Страна, подписавшая договор, должна его выполнять. Иначе чего стоит наша подпись?',
				'A country that signs a treaty must keep it. Otherwise what is our signature worth?',
			),
			say(
				'Өз елінде әділдік таба алмаған адамның соңғы үміті болуы керек.',
				'У человека, который не нашёл справедливости дома, должна оставаться последняя надежда.',
				'Someone who has found no justice at home must have a last resort.',
			),
			say(
				'Шешім орындалса, сол қате екінші рет қайталанбайды.',
				'Если решения исполнять, та же ошибка не повторится.',
				'If decisions are carried out, the same mistake is not made again.',
			),
		],
		against: [
			say(
				'Соттарымыз тек өз Конституциямызға бағынуы керек.',
				'Наши суды должны подчиняться только нашей Конституции.',
				'Our courts must be bound only by our own Constitution.',
			),
			say(
				'Халықаралық органдардың ұсыныстарын ескеру керек, бірақ олар біздің заңнан жоғары тұрмауы тиіс.',
				'Рекомендации международных органов нужно учитывать, но они не должны стоять выше наших законов.',
				'The recommendations of international bodies should be considered, but not stand above our laws.',
			),
			say(
				'Ол ұйымдар біздің тарихымыз бен салтымызды толық білмейді.',
				'Эти органы не знают до конца нашей истории и обычаев.',
				'Those bodies do not fully know our history and customs.',
			),
		],
	},
	s13: {
		for: [
			say(
				'Банктеріміз қайталама санкцияға ұшыраса, бүкіл елдің төлемдері тоқтайды.',
				'Если наши банки попадут под вторичные санкции, встанут платежи всей страны.',
				'If our banks come under secondary sanctions, payments stop for the whole country.',
			),
			say(
				'Еуропа — мұнайымыздың басты сатып алушысы. Оның сенімін жоғалтуға болмайды.',
				'Европа — главный покупатель нашей нефти. Терять её доверие нельзя.',
				'Europe is the main buyer of our oil. We cannot lose its trust.',
			),
			say(
				'Санкцияны айналып өткен бір фирма бүкіл саланың беделін түсіреді.',
				'Одна фирма в обход санкций портит имя всей отрасли.',
				'One firm that dodges the sanctions harms the name of a whole industry.',
			),
		],
		against: [
			say(
				'Шекарамыздың ең ұзыны — Ресеймен. Көршімен саудаға тыйым салу өзімізге соғады.',
				'Самая длинная наша граница — с Россией. Запреты на торговлю с соседом ударят по нам самим.',
				'Our longest border is with Russia. Bans on trade with a neighbour hurt ourselves.',
			),
			say(
				'Біз БҰҰ-ның шешімін ғана орындауға міндеттіміз, басқа елдердің ережесін емес.',
				'Мы обязаны выполнять решения ООН, а не правила других стран.',
				'We are bound by decisions of the United Nations, not by the rules of other countries.',
			),
			say(
				'Санкциядан ең алдымен шекара маңындағы шағын кәсіпкерлер зардап шегеді.',
				'От санкций первыми страдают мелкие предприниматели у границы.',
				'Small traders near the border are the first to suffer from sanctions.',
			),
		],
	},
	s14: {
		for: [
			say(
				'Бір құбырға байланған экономика осал. Балама жолға төленген ақша — сақтандыру.',
				'Экономика, привязанная к одной трубе, уязвима. Плата за другой путь — это страховка.',
				'An economy tied to one pipeline is vulnerable. Paying for another route is insurance.',
			),
			say(
				'Транскаспий бағыты Ақтау мен Құрық порттарына жұмыс орындарын әкеледі.',
				'Транскаспийский маршрут принесёт рабочие места портам Актау и Курык.',
				'The trans-Caspian route would bring jobs to the ports of Aqtau and Quryq.',
			),
			say(
				'Құбыр жабылған апталарда бюджеттің қаншалықты осал екенін көрдік.',
				'Когда трубу закрывали, мы увидели, насколько уязвим бюджет.',
				'When the pipeline was shut we saw how vulnerable the budget is.',
			),
		],
		against: [
			say(
				'Қымбат бағыттың айырмасын түптің түбінде қарапайым салық төлеуші төлейді.',
				'Разницу за дорогой маршрут в итоге заплатит обычный налогоплательщик.',
				'In the end the ordinary taxpayer pays the difference for the dearer route.',
			),
			say(
				'Қазіргі жол арзан әрі сенімді. Баламаны нарықтың өзі табады.',
				'Действующий маршрут дёшев и надёжен. Альтернативу найдёт сам рынок.',
				'The existing route is cheap and reliable. The market will find an alternative by itself.',
			),
			say(
				'Теңіз тайызданып барады. Каспий арқылы сонша мұнай тасымалдау мүмкін емес.',
				'Море мелеет. Столько нефти через Каспий не перевезти.',
				'The sea is getting shallower. So much oil cannot be carried across the Caspian.',
			),
		],
	},
	s15: {
		for: [
			say(
				'Жер — ата-бабадан қалған мұра. Оны жалға беру де бақылаудан айырады.',
				'Земля — наследие предков. Даже аренда лишает нас контроля над ней.',
				'Land is our forefathers’ legacy. Even renting it out takes it out of our hands.',
			),
			say(
				'Алдымен өз фермерлерімізге несие мен техника беру керек.',
				'Сначала нужно дать кредиты и технику своим фермерам.',
				'First our own farmers should get credit and machinery.',
			),
			say(
				'Шекара маңындағы жер шетелдіктің қолына өтсе, оны қайтару қиын болады.',
				'Если земля у границы окажется у иностранца, вернуть её будет трудно.',
				'If land near the border passes to a foreigner, it will be hard to get back.',
			),
		],
		against: [
			say(
				'Бос жатқан жер көп. Кім өңдесе де, салығы мен жұмыс орны елде қалады.',
				'Много земли пустует. Кто бы её ни обрабатывал, налоги и рабочие места останутся в стране.',
				'Much land lies idle. Whoever works it, the taxes and jobs stay in the country.',
			),
			say(
				'Шетелдік жалгер суару технологиясын әкеледі, ал жер мемлекетте қалады.',
				'Иностранный арендатор приносит технологии полива, а земля остаётся у государства.',
				'A foreign tenant brings irrigation technology, and the land stays with the state.',
			),
			say(
				'Шарт қысқа әрі талабы қатаң болса, жалға беруден қорықпау керек.',
				'Если договор короткий и строгий, аренды бояться не стоит.',
				'If the contract is short and strict, there is no need to fear leasing.',
			),
		],
	},
	s16: {
		for: [
			say(
				'Бізде мұндай станция салу тәжірибесі жоқ. Көп салған компаниядан үйренген дұрыс.',
				'У нас нет опыта строительства таких станций. Стоит учиться у тех, кто построил много.',
				'We have no experience in building such plants. We should learn from those who have built many.',
			),
			say(
				'Электр қуатының тапшылығы өсіп барады. Шарттары ашық болса, жеткізушінің қай елден екені — екінші мәселе.',
				'Дефицит электроэнергии растёт. Если условия открыты, страна поставщика — второй вопрос.',
				'The power shortage is growing. If the terms are open, the supplier’s country is a secondary matter.',
			),
			say(
				'Бірнеше елдің компаниясы бірге салса, ешқайсысына тәуелді болмаймыз.',
				'Если строят компании нескольких стран, мы не зависим ни от одной.',
				'If companies of several countries build it, we depend on none of them.',
			),
		],
		against: [
			say(
				'Станция ондаған жыл жұмыс істейді. Осынша уақыт отын мен жөндеу жағынан бір елге тәуелді болуға болмайды.',
				'Станция работает десятки лет. Нельзя столько времени зависеть от одной страны в топливе и ремонте.',
				'A plant runs for decades. We must not depend on one country for fuel and repairs for that long.',
			),
			say(
				'Өз компаниямыз тәжірибе жинамаса, келесі станцияны да шетелге тапсырамыз.',
				'Если наши компании не наберутся опыта, и следующую станцию придётся отдать иностранцам.',
				'If our own companies gain no experience, the next plant will go to foreigners too.',
			),
			say(
				'Мұндай нысанның қауіпсіздігі үшін алдымен өз мамандарымыз жауап беруі керек.',
				'За безопасность такого объекта должны отвечать прежде всего свои специалисты.',
				'Our own specialists should be the first to answer for the safety of such a plant.',
			),
		],
	},
	a01: {
		for: [
			say(
				'Депутатты сайлаған адам оның жұмысын көре алуы керек.',
				'Тот, кто избрал депутата, должен видеть его работу.',
				'Those who elected a deputy should see them at work.',
			),
		],
		against: [
			say(
				'Комиссияда ашық сөйлесу үшін камерасыз талқылау да керек.',
				'Чтобы говорить в комиссиях откровенно, нужен и разговор без камер.',
				'To speak frankly, commissions also need talks without cameras.',
			),
		],
	},
	a02: {
		for: [
			say(
				'Баға ашық болса, қала бір жөндеуге екі рет төлемейді.',
				'Если цены открыты, город не заплатит дважды за один ремонт.',
				'If prices are open, the city will not pay twice for one repair.',
			),
		],
		against: [
			say(
				'Барлық шартты жариялау — артық жұмыс. Ірі сатып алуларды ашып көрсету жеткілікті.',
				'Публиковать всё — лишняя работа. Достаточно открыть крупные закупки.',
				'Publishing everything is extra work. Opening the large contracts is enough.',
			),
		],
	},
	a07: {
		for: [
			say(
				'Қаланың ақшасы өз зауыттарымыз бен цехтарымызға жұмыс беруі керек.',
				'Деньги города должны давать работу нашим заводам и цехам.',
				'The city’s money should give work to our own factories and workshops.',
			),
		],
		against: [
			say(
				'Қымбатқа сатып алсақ, мектептер мен ауруханаларға аз ақша қалады.',
				'Если покупать дороже, меньше останется школам и больницам.',
				'If we buy dearer, less is left for schools and hospitals.',
			),
		],
	},
	a04: {
		for: [
			say(
				'Аулада не жетіспейтінін тұрғындардан артық ешкім білмейді.',
				'Никто лучше жителей не знает, чего не хватает во дворе.',
				'Nobody knows better than residents what their courtyard lacks.',
			),
		],
		against: [
			say(
				'Он адамның бірі ғана дауыс берсе, бұл көпшіліктің шешімі емес.',
				'Если голосует один из десяти, это не решение большинства.',
				'If one in ten votes, it is not the majority’s decision.',
			),
		],
	},
	a05: {
		for: [
			say(
				'Ағаш ондаған жыл өседі, ал бір күнде кесіледі. Алдымен тұрғындардан сұрау керек.',
				'Дерево растёт десятки лет, а срубить его можно за день. Сначала нужно спросить жителей.',
				'A tree grows for decades and is felled in a day. Residents should be asked first.',
			),
		],
		against: [
			say(
				'Әр ағаш үшін тыңдау өткізсек, мектеп те, жол да сала алмаймыз. Орнына екі есе көп ағаш отырғызса, жеткілікті.',
				'Если проводить слушания из-за каждого дерева, не построим ни школ, ни дорог. Достаточно сажать вдвое больше.',
				'With a hearing for every tree we would build neither schools nor roads. Planting twice as many is enough.',
			),
		],
	},
	a06: {
		for: [
			say(
				'Бұл — ел астанасы, оның көшелері де мемлекеттік тілде сөйлеуі керек.',
				'Это столица страны, и её улицы должны говорить на государственном языке.',
				'This is the country’s capital, and its streets should speak the state language.',
			),
		],
		against: [
			say(
				'Үйдің атауы — құрылыс компаниясының ісі. Атау түсінікті болса болды, тілі — екінші мәселе.',
				'Название дома — дело застройщика. Важно, чтобы оно было понятным, а язык — второй вопрос.',
				'A building’s name is the builder’s business. What matters is that it is clear; the language comes second.',
			),
		],
	},
	q01: {
		for: [
			say(
				'Қай жол мен мектепті жөндеу керегін ауылдың өзі жақсы біледі. Ақша да сонда болуы керек.',
				'В селе лучше знают, какой дороге и школе нужен ремонт. Там и должны быть деньги.',
				'A village knows best which road and school need repair. The money should be there.',
			),
		],
		against: [
			say(
				'Зауыты бар қала байып, зауыты жоқ ауыл кедейленеді. Облыс қаражатты теңестіріп бөлуі керек.',
				'Город с заводом разбогатеет, а село без завода обеднеет. Область должна выравнивать доходы.',
				'The town with a plant would grow rich and the village without one poor. The region must even things out.',
			),
		],
	},
	q02: {
		for: [
			say(
				'Сот айларға созылады, ал адамдар сол ауамен күн сайын дем алады.',
				'Суд длится месяцами, а дышат люди каждый день.',
				'A trial takes months, but people breathe every day.',
			),
		],
		against: [
			say(
				'Зауыт тоқтаса, мыңдаған жұмысшы жалақысыз қалады. Мұндай шешімді тек сот қабылдауы керек.',
				'Если завод встанет, тысячи рабочих останутся без зарплаты. Такое решение должен принимать только суд.',
				'If a plant stops, thousands of workers lose their wages. Only a court should decide that.',
			),
		],
	},
	q03: {
		for: [
			say(
				'Кеншілердің балалары өз қаласында жұмыс таба алуы керек.',
				'Дети шахтёров должны находить работу в своём городе.',
				'Miners’ children should be able to find work in their own town.',
			),
		],
		against: [
			say(
				'Жұмысқа тіркелген жеріне емес, біліктілігіне қарап алу керек. Әйтпесе қауіпсіздік зардап шегеді.',
				'Нанимать нужно по квалификации, а не по прописке. Иначе страдает безопасность.',
				'People should be hired for skill, not for where they are registered. Otherwise safety suffers.',
			),
		],
	},
	q04: {
		for: [
			say(
				'Депутат не үшін дауыс бергенін сайлаушыдан жасырмауы керек.',
				'Депутат не должен скрывать от избирателей, за что голосовал.',
				'A deputy should not hide from voters what they voted for.',
			),
		],
		against: [
			say(
				'Шағын жерде бәрі бірін-бірі таниды. Жасырын дауыс беру депутатқа ар-ұжданы бойынша шешім қабылдауға мүмкіндік береді.',
				'В небольших местах все друг друга знают. Тайное голосование позволяет решать по совести.',
				'In small places everybody knows everybody. A secret vote lets a deputy follow their conscience.',
			),
		],
	},
	q05: {
		for: [
			say(
				'Камера тұрған жерде ұрлық та, бұзақылық та азаяды.',
				'Там, где стоят камеры, меньше краж и хулиганства.',
				'Where there are cameras there is less theft and vandalism.',
			),
		],
		against: [
			say(
				'Кімнің қайда жүргенін күн сайын жазып отыру — адамдарға сенбеу деген сөз. Ол деректер кімнің қолына түсетіні де белгісіз.',
				'Записывать каждый день, кто куда ходит, — значит не доверять людям. И неизвестно, к кому попадут эти данные.',
				'Recording every day who goes where means not trusting people. And nobody knows who will get the data.',
			),
		],
	},
	q06: {
		for: [
			say(
				'Қыстағы жылу үшін бір ғана ие жауап беруі керек. Ол — қаланың өзі.',
				'За тепло зимой должен отвечать один хозяин, и это сам город.',
				'One owner must answer for heat in winter, and that is the town itself.',
			),
		],
		against: [
			say(
				'Ескі құбырларды ауыстыруға қаланың ақшасы жетпейді. Инвестор керек.',
				'На замену старых труб у города нет денег. Нужен инвестор.',
				'The town has no money to replace old pipes. An investor is needed.',
			),
		],
	},
	q07: {
		for: [
			say(
				'Жайылым алыстаса, ауылдағы жеке шаруашылықтар жойылып кетеді.',
				'Если пастбища отдалятся, личные хозяйства в селе исчезнут.',
				'If pastures move away, household farms in the village will disappear.',
			),
		],
		against: [
			say(
				'Бос жатқан жайылымды ірі шаруашылық игерсе, ауылға жұмыс пен салық келеді.',
				'Если пустующие пастбища освоит крупное хозяйство, в село придут работа и налоги.',
				'If a large farm takes up idle pastures, work and taxes come to the village.',
			),
		],
	},
	t01: {
		for: [
			say(
				'Зауыттың қасында тұратын адамдар тағы не салынатынын өздері шешуі керек.',
				'Те, кто живёт рядом с заводом, сами должны решать, что ещё построят рядом.',
				'Those who live next to a plant should decide what else is built there.',
			),
		],
		against: [
			say(
				'Аурухана мен тазарту қондырғысы үшін әр жолы дауыс беретін болсақ, жылдар өтіп кетеді.',
				'Если каждый раз голосовать за больницу или очистные сооружения, пройдут годы.',
				'If we vote every time on a hospital or a water treatment plant, years will pass.',
			),
		],
	},
	t04: {
		for: [
			say(
				'Бір үйдің түтінін бүкіл көше жұтады.',
				'Дымом одного дома дышит вся улица.',
				'A whole street breathes the smoke of one house.',
			),
		],
		against: [
			say(
				'Айыппұлдан көмір таза болмайды. Алдымен газ бен қолжетімді таза отын керек.',
				'От штрафа уголь чище не станет. Сначала нужны газ и доступное чистое топливо.',
				'A fine does not make coal cleaner. First there must be gas and affordable clean fuel.',
			),
		],
	},
	t03: {
		for: [
			say(
				'Жолаушыға автобустың иесі кім екені емес, уақытында келгені маңызды.',
				'Пассажиру важно, чтобы автобус пришёл вовремя, а не кто его хозяин.',
				'What matters to a passenger is that the bus comes on time, not who owns it.',
			),
		],
		against: [
			say(
				'Автобусты жүргізетін де, одан табыс табатын да өз қаламыздың адамдары болғаны дұрыс.',
				'Пусть и водят автобусы, и зарабатывают на них жители нашего города.',
				'Let it be people of our own town who drive the buses and earn from them.',
			),
		],
	},
};
