/**
 * Given names of many cultures, lower case. Trusted only where a person can stand (a capital, in a
 * subject or owner position), and never for names that tools and words share (`namesOfThings`).
 */
const NAMES = `
nkem nkechi chidi chidiebere ugochi ikechukwu nneka amarachi tobenna ebuka onyeka ximena bartosz jaroslaw slawomir boguslaw mieczyslaw
thandiwe graziella rafaela tanisha marguerite nthabiseng lerato palesa tsholofelo boitumelo sizwe nomvula nokuthula
mandla bongani ayodele folasade oluwatobi chinonso obinna ikenna ifeoma uchenna kelechi chidinma makena wairimu kamau
mwangi odhiambo nakato kizza habiba mariama ousmane cheikh aminata moussa ibrahima seydou djibril fatoumata aliou
gianluca gianmarco giuliana raffaele raffaella tommasina ottavia fiorella ludmila oksana bohdan taisiya galina
zdenka bozena jadwiga grzegorz krzysztof malgorzata wojtek przemek zofia radek vlasta jitka lenka milos snezana
ruxandra anca ionut bogdan marius doina ottilie gudrun hannelore dieter jurgen wolfram friederike annelie torsten
ingeborg hakon eirik ragnhild sigurdur gudmundur aslaug anneli pirjo kaarina heikki jukka riitta maarit seppo
quentin thibaut mathilde clemence oceane baptiste gaspard aurelie maelle yannis eleni dimitris kostas stavros
panagiotis vasiliki despina chrysanthi aram anahit gayane tigran nino giorgi levan tamta gulnara aigerim nurlan
dinara timurlan bakyt oyunbileg batbayar enkhjargal nguyet huong quyen phuong khoa minhchau somchai siriporn
nattapong kanya wichai chanthavy sophea bopha srey putri dewi bambang wahyu rizki ayu ketut nyoman kadek
jomar maricel rowena jerrylyn arvin kristoffer xochilt itzel citlali nayeli cuauhtemoc yaretzi belkis yadira
joaquim thiaguinho raimundo valdemar iracema jandira luciene edvaldo suellen waleska hinemoa tama rangi moana
sefa tevita mele sione losa kaimana ioane niamh aoife caoimhe tadhg ruairi eilidh catriona angharad gwenllian
hugo
akiko emi yumiko kazuko etsuko noriaki shinya takuma tomohiro yohei hikari honoka misaki nanami rin sayuri
chiyo aoi itsuki aditya aniruddha arnav bhavesh chirag devi divyansh farhad gopal hemant indira jatin kajal
lavanya mahima mitali nakul omkar prachi rakhi sagar shaila tushar urvashi vaibhav yamuna adaobi kwasi nkosi
babatunde chukwuma damilola ebele ejiro ngozika onyinye temitope yewande zainabu abena akosua nii yaw
wangari njoroge otieno akinyi moraa baraka neema amani rehema jelani imara ayana tesfaye bekele selam hiwot
almaz girma haben yonas dalia faris ghada huda jamila karima maysa nabil omran qasim rafiq salwa tamer
umayma wael yasir zaynab anwar basma emad firas hani iyad jad kinan lamis mazen nour rima safa tala wissam
bela csaba eszter ferenc gergely ildiko imre istvan janos judit katalin kinga laszlo levente matyas miklos
orsolya reka szabolcs szilvia tamas tibor vilmos zita zsolt zsuzsa alin andreea bogdana catalin cosmin
costin crina dragos florin gheorghe ioan lavinia liviu lucretia mihaela mircea nicoleta oana octavian ovidiu
petru raluca razvan sorin tudor viorel adem ahmet aslı ayse aysun baris berk cansu deniz ebru ece efe emine
erdem esra fatih fatma gizem hakan halil hatice ilker kemal kerem melis mert neslihan nuri oguz omer ozge
pinar sevgi sibel tolga umut volkan yasemin zehra lior noga eitan yonatan avigail dov hila ido keren maayan
nadav ofer orly shai tamir uri yaara zohar tane aroha hemi kahu mere ngaire wiremu kalani leilani malia
keoni noelani
mateus tyler taylor mason carter cooper tanner jack harry ray nick ted tim scott robin jordan josh heather holly lily violet austin madison jackson
harper quinn riley reese blair sloane rhys owain gwen nia dewi ciaran padraig saoirse cillian oisin niall rory fergus
aarav aaron abby abdul abdullah abel abigail abraham achieng ada adaeze adam adebayo adele aditi adrian
adriana advait adwoa agata agnes agnetha agnieszka agus ahana ahmad ahmed aidan aiko aileen aino aisha akash
akemi aki akira akshay alan albert alberto aldo alejandra alejandro alejo aleksandar aleksandra aleksei
aleksey aleksi alena alessandra alessandro alessia alex alexander alexandra alexei alexey alexis aleš
alfonso alfred alfredo ali alice alicia alina alison alistair allan allen allison alma alok alonso alva
alvaro alvin alyssa amadou amahle amal amanda amara amaya amelia amina amir amira amit amitabh amos amparo
amr amy ana anahí anand ananya anastasia anaya anders andre andrea andreas andrei andrej andres andrew
andrey andrzej andrés andy angela angelica angelina angelo angie anika anil anita anja anjali ankit ankita
ann anna annabel anne annette annie annika ansel anthony antoine anton antonia antonio antti anuj anurag
anya aoife apurva araceli arash archana ariana ariel arjun armando arnaud arne arnold aron arthur artur
arturo arun arvid arvind asbjørn asha ashish ashley ashok ashwin asif asim astri astrid asuka atsushi audrey
august augusto aurélie avery avi axel aya ayaan ayaka ayanda ayesha aylin ayman ayo ayu ayumi aziz babak
baek bambang bao baptiste barbara barbro barry bart bartosz beata beatrice beatrix beatriz becky behzad
bella ben benedict benedikt bengt benito benjamin benoit bent bernadette bernard bernardo bernd bert beth
bettina betty bhavna bianca bilal birgit birgitta birte bjarne bjorn björn blake blanca bo bob bogdan bohdan
bohumil bongani boris boyd božena brad bradley brandon branislav brenda brendan brent bret brian brianna
bridget brigitte britt bruce bruna bruno bryan bryce budi bukola burak caio caitlin callum calvin cameron
camila camille candela carl carla carlo carlos carmen carolina caroline carolyn carrie catalina caterina
catherine cathy cecile cecilia cedric celia celine cem cesar cezary chaewon chandra chang charles charlie
charlotte chau chema chen cheng cheryl chi chiamaka chiara chidi chika chinedu chioma chitra chloe chris
christa christina christine christoph christophe christopher chuck chukwu ciara citra claire clara claudia
claudio clemens clement clive cody cole colette colin concha connor conor conrad constance cora cordelia
corey corinna corinne cory courtney craig cristian cristina cristóbal curtis cynthia cyril dagfinn dagmar
dagmara daichi daisuke dalibor damian damien damon dan dana daniel daniela daniele danielle danil danny
danuta daphne dara daria dario darius darko darren darya daryl dat dave david davide dawid dean deb debbie
deborah deepa deepak deepika deirdre delia denis denise dennis derek desislava desmond devika devon dewi
dexter dhruv dian diana diane didier diego dieter dilip dimitri dimitris dina dineo dinesh dirk divya dmitri
dmitriy dmitry dobromir dolores dominic dominik dominique don donald donna dora doris dorota dorothy doug
douglas dragan dragana duc dulce dung dusan dylan ebba ebony eddie edgar edith eduarda eduardo edward edwin
edyta eero eeva egil eiji eileen einar eino eirik eka ekaterina elaine eleanor elena eleni elham eli elias
elif elijah elin elina elisa elisabeth elise elizabeth eliška ella ellen ellie elliot elliott elof elsa
elsebeth elvira elżbieta emeka emil emilia emiliano emilie emilio emily emir emma emmanuel emre encarna
eneko enrico enrique eoin eric erica erich erik erika erin erkki erling ernest ernesto ernst esa esi eskil
espen esteban estelle esther ethan etienne eugene eugenia eusebio eva evan evelina evelyn evgeni evgenia
evgeny ewa ewelina eyvind fabian fabiana fabien fabio fabrice fadi fahad faisal fang farah farhan farid
farida farouk fatemeh fatima fatou federica federico feifei felicity felipe felix femi feng ferdinand
fernanda fernando filip filipa filippo fiona fitri flavia florian floris flávio folake fran frances
francesca francesco francis francisco franco francois franz françois fred freddie frederic frederick
frederik freya frida friedrich frode fumiko funmi fátima gabor gabriel gabriela gabriele gabriella gael gail
galina ganesh garance gareth gary gaurav gauri gavin geert gemma gene geoff geoffrey george georgi georgios
gerald gerard gerd gerhard giang gianluca gina giorgio giovanni gita giulia giuseppe glenn gloria gonzalo
goran gordana gordon graciela graham grażyna greg gregor gregory greta grigori gro grzegorz gudrun gugu
guillaume guillermo gunilla gunn gunnar gunter gustav gustavo guy guðrún gwen göran günter hadi haile hajime
hakon halima halvor halyna hamid hamza han hana hang hanh hanna hannah hanne hannes hans hao harald harini
haruka haruki haruto hasan hassan hector hedda hedvig heidi heike heikki heiko heinrich heitor helen helena
helene helga helio helle helmut hema hendra hendrik henna henning henri henrik henrique henry herbert herman
hernán hideo hien hikaru hilary hilde hilma hina hiro hiroki hiroshi hiroyuki hisham hoa hoang holger hong
howard hristo hua huan hubert hui hung huong hussein huy hyun håkan håvard iain ian ibrahim ichiro ida idris
ifeoma ignacio igor iiris ikechukwu iker ikram ilan ilana ileana ilia ilias ilja ilkka ilmari ilse ilya iman
imani imran indah ines inga inge ingeborg inger ingo ingrid ingunn ingvar inés ioana ion ionut ira irena
irene irfan irina isaac isabel isabella isabelle isaiah ishaan ishita isidro isla ismael ismail itai
itumelang itziar ivan ivana ivar ivaylo ivo iván iwan izabela izan izaskun jaakko jaap jabulani jacek
jacinta jacinto jackie jacob jacobo jacques jadwiga jagdish jaideep jaime jake jakob jakub jamal james jamie
jan jana jane janet janice janina janne jared jarek jari jarl jarmo jarno jaromír jaroslav jarosław jasmin
jason javier jay jaya jayden jean jeanette jeanne jeff jeffrey jelena jen jenna jennifer jenny jens jeremy
jerome jesper jesse jessica jesus jesús jette jia jian jiang jiho jihye jill jim jimena jimin jimmy jin jing
jiri jiro jisoo jiwoo jiří jo joan joana joanna joanne joao joaquin joaquín jochen jodie joe joel joelle
joerg johan johann johanna johannes john johnny joko jolanda jolanta jon jonah jonas jonathan jonna joon
joonas joost jordi jorge jorunn jose josef josefa josefina joseph josephine joshua josie josé jouni joyce
jozef joão juan juanita judith judy juha juhani jukka jules julian juliana julie julien juliet juliette
julio julius jun jung junichi junko jurgen jussi justin justine justyna jyoti jörgen jørgen júlia jürgen
kabir kagiso kai kaisa kaitlin kaito kaja kajsa kalle kamal kamala kamau kamil kamila kana kang kaori kapil
kara karabo karan kareem karel karen kari karim karin karina karl karla karolina karsten karthik kartika
kasia kasper katarina katarzyna kate katerina kateryna katharina katherine kathleen kathryn kathy katia
katie katinka katja katrin katrina katsu katy katya kavita kavya kay kayla kazuki kazuo kazuya kei keiji
keiko keith kelly kelvin ken kendra kenichi kenji kenneth kenta kerry ketut kevin khadija khaled khalid
khanh khanyi khoa kien kieran kim kimberly kimmo kiran kiril kirill kirsi kirsten kirstin kirsty kishore
kjell kjersti klara klaus knut kofi koichi koji kojo konrad konstantin kota kris krishna kristen kristian
kristiina kristin kristina kristof kristoffer krzysztof ksenia kseniya kumar kunal kurt kwabena kwaku kwame
kyle kylie kyoko kyung lachlan laia laila lakshmi lalita lan lana lance lara larissa lars lasse lata latifa
laura lauren laurence laurent lauri lawrence layla lea leah leandro leanne lech lee leena leif leila leire
lena lene lenka lennart leo leon leona leonard leonardo leonie leonor leopold lerato leroy leslie lestari
leszek letícia lev levi lewis leyla li lia liam lian liang lien liesbeth lila lili lilian liliana liliya lin
lina linda lindiwe ling linh linnea linus lionel lisa lisbeth lise liu liz liza ljiljana ljubica lloyd loan
logan lois lola lorena lorenzo lorna lorraine lotte lou louis louisa louise lourdes luc luca lucas lucia
lucian luciana lucie lucien lucille lucy lucía ludmila ludovic luigi luis luisa luiz lukas lukasz luke
lungile luísa lydia lyn lynn maarit maciej made mads mafalda magda magdalena magdaléna magnus maha mahesh
mahmoud mai maiken maite maja makena makoto malcolm malek malik malin malini malte mamadou mandla manfred
manish manju manoj manuel manuela mara marc marcel marcela marcelo marcia marcial marcin marco marcos marcus
marek margaret margarita margaux margot mari maria mariam mariama mariana marianne maricarmen marie marieke
marija marika marina mario marion marisa marisol marit marius mariusz marjan marjatta markku marko markus
marlene marlon marta marten martha martin martina martine martyna marwan mary maryam masashi masato masha
massimo mateo mateusz mathew mathias mathieu mathilde mats matt matteo matthew matthias matthieu matti
matías maud maureen maurice mauricio mauro maxim maxime maximilian maya mayra mayumi małgorzata mbali
meenakshi meera megan megumi mehdi mehmet mei melanie melinda melissa mercedes meredith meritxell merve
mervi mette mia micah michael michaela michal michał michel michele michelle michiko miguel mihai mihail
mika mikael mikaela mike mikhail miki mikko miko mila milan milena milica milos milosz mina ming minh minho
minji minna miquel mira miranda mirela miriam miriana mirjam miroslav mirosław mitch mitchell mladen mogens
mohamed mohammad mohammed mohan mohit moira molly mona monica monika monique montse morgan moritz morten
moses mostafa mridula muhammad mukesh mukul murat musa mustafa mwangi myriam nadezhda nadia nadine nadja
naledi nam nana nandini nanna naoki naoko naomi naoto narendra nasir nasser natalia natalie natalya natasha
nataša nathalie nathan nathaniel naveen navid nazanin neal ned neeraj neha neil nele nelly nelson nenad
nerea nestor nevena nga ngoc ngozi ngugi nguyen nhung nia niamh niccolò nicholas nicola nicolas nicole niels
nieves nigel niina nikhil nikhita nikita niklas niko nikola nikolai nikolas nikolaus nils nina ning nirmala
nisha nitin nkechi noa noah noam noelia noelle noemi nomsa nonso noor nora norbert noriko norman nuno nur
nuria nyoman obinna octavia oddvar odette okoro oksana ola olaf olav ole oleg oleh oleksandr olena olga
oliver olivia olivier olli olof olu olumide oluwaseun omar ondřej onur onyeka oren oriol orla orlando oscar
oskar osman osvaldo otto outi owen oystein ozan paavo pablo paco padma paige palesa pallavi paloma pamela
panos paola paolo parisa parul pascale patricia patricio patrick patrik patrycja patryk paul paula paulina
pauline paulo pavel pavle pawel paweł payal paz pedro peggy pei pekka penelope pepa pepe per perla pernille
pertti perttu petar pete peter petr petra petri petros phil philip philipp philippe phillip phoebe phuc
phuong pia pierre pieter pietro pilar piotr pirjo pirkko pooja poonam pradeep prakash pranav prasad prashant
pratik praveen predrag preeti priscilla priti priya priyanka przemek putri päivi pía qian qiang qing quan
quang quentin quinn quynh rabia rachel radek radha radka radoslav radu rafael rafal raffaele raghav ragna
ragnhild rahim rahul raija raimundo rainer raj raja rajan rajani rajesh rajiv rakesh ralf ralph ram rama
raman ramesh rami ramiro ramon ramona ramya ran rana randall randi randy rania ranjit raoul raphael raquel
rashid rasmus raul ravi raymond raúl rebeca rebecca reem reena refilwe regina reidar reijo reiko reiner
reinhard reinier rejane rekha renata renate rene renee renu renée reza ricardo riccardo richard rick ricky
riikka rika rikke riku riley rina rinat rita ritika ritu ritva river rizky roald roar robbie robert roberta
roberto rocio rodrigo rogelio roger rohan rohit roland rolf romain roman romina ron ronald ronan ronnie rory
rosa rosalie rosalind rosana rosario roshni ross rostislav rowan roxana roy roza ruben rubén ruchi rudolf
rudy rui rune rupert russell rustam ruth ryan ryo ryota ryu saad saara sabina sabine sabrina sachin sade
sadia said saif sakura salma salman salvador sam samantha samar sami samir samira sampo samuel samuli sana
sandeep sander sandra sanja sanjay sanjeev sanna santi santiago santosh sanya sara sarah sari sarita sasha
saskia satoshi satu saul savita scarlett sean sebastian sebastien seema segun seija seiji selena selim selin
selma seo seojun seppo sergei sergey sergi sergio seth seung shalini shan shane shankar shannon shanti
sharmila sharon shashi shaun shauna shawn sheila shelly sheng shigeru shilpa shin shinji shira shirin
shirley shiro shiv shivam shivani sho shobha shota shreya shruti shu shweta sia siddharth sif signe sigrid
sigurd silke silvia silvio simon simona simone simphiwe sina sindre sinead siobhan sipho sirpa sita siti siv
slamet slava slavica slobodan smita sneha snezana snorri sofia sofie sofía sohail solange solveig solvi soma
son sonal sonali sonia sonja sonsoles sophia sophie sora soren sri srinivas stacy stan stanislav stanka
stefan stefania stefano steffen steinar stepan stephan stephane stephanie stephen steve steven stig stijn
stine stoyan stuart subhash sudha sudhir sujata sukarno suki sumit sune sunil sunita supriya suresh suri
surya susan susana susanna susanne sushil sushma susie suzanne suzuki svein sven svenja sverre svetlana
swapna swati sylvain sylvia sylvie szymon sílvia søren sørine tadashi tae taichi takahiro takashi takeshi
takumi talia tam tamar tamara tamsin tanaka tania tanja tanvi tanya tapio tara taras tarek tariq tarja taro
tarun tatiana tatjana tatsuya teddy teemu teija tejas tendai teo teodor teodora terence teresa tereza tero
tess tessa thabo thales thalita thandi thanh thao thaís thea themba theo theodor theodore theresa thi thiago
thibault thierry thilo thomas thorbjørn thorsten thu thulani thuy tiago tien tiffany tihana tiina tilda
tilman tim timo timothy timur tina toan tobbe tobias toby todd tom tomas tomasz tomek tomislav tommaso tommy
tomoko tomás tomáš toni tony topi tor torben torbjörn tore torgeir torsten toshi tove tracey tracy trang
trevor trine trinh tristan trond trudy truls trung tsepo tu tuan tuija tumi tunde tuomas tuomo turid tuula
tuva tuyet uche uday ugo ulf uli ulla ulrich ulrike uma umar umesh unathi unni uros ursula usha ute uwe
vaclav vadim valdir valentin valentina valeria valerie valery vandana vanessa vani varsha varun vasco vasil
vasile vasily vassilis vasudha vasyl vedran veena vegard velimir venkat vera verena veronica veronika vesa
vesna vibeke vibha vic vicente vicki vicky vidar vidya viggo vijay vikas vikram viktor viktoria ville vimal
vinay vince vincent vincenzo vinh vinod virgilio virginie virpi vishal vitaly vito vittorio vivek vivian
viviana vlad vladimir vojtech vojtěch volker vu vânia víctor vít wafa waleed walid wallace walter wambui
wanda wang wanjiru warren wati wayan wei wendy werner wes wesley wiesław wilfred wilhelm willem william
willie wim winnie winston wojciech wolf wolfgang wouter wu xander xavi xavier xi xia xiang xiao xiaoli
ximena xin xinyi xoan xochitl xolani xu xuan yaa yael yago yamini yan yana yang yannick yanti yao yara
yaroslav yash yasmin yasmine yasuko yasuo yejin yelena yen yeon yesenia yevgeny yi yifan yildiz ying yiwen
yngve yogesh yoko yolanda yong yoon yosef yoshi yoshiko yousef youssef yu yuan yudi yuki yukiko yukio yulia
yuliya yumi yun yuna yuri yusuf yuta yuto yvan yves yvette yvonne zac zach zachary zack zahra zainab zanele
zara zbigniew zdenek zdravko zeynep zhang zhao zhen zhi zhou ziad zina zlatan zodwa zoe zofia zola zoltan
zoran zsofia zubin zulema zuzana åsa åse øystein łukasz željko
`;

/** Given names of many cultures, lower case. */
export const givenNames: ReadonlySet<string> = new Set(NAMES.split(/\s+/).filter((name) => name !== ''));
