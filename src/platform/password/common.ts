// Words that stand at the heart of most leaked passwords; `policy.ts` also finds them dressed up, as in
// `P@ssw0rd1!`.

const WORDS = `
password passwort passwords passwd passw passcode passphrase pass secret secrets login logon signin admin
admins administrator root superuser sysadmin webmaster guest user username userpass default changeme
changeit letmein welcome welcomes hello helloworld hallo bonjour hola ciao access open opensesame enter
trustno trustnoone qwerty qwertyu qwertyui qwertyuiop qwertz qwertzuiop azerty azertyuiop asdf asdfg asdfgh
asdfghj asdfghjkl zxcv zxcvb zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc edcrfv qweasd qweasdzxc asdzxc qwe qwer
qwert asd zxc poiuytrewq lkjhgfdsa mnbvcxz abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcabc aaa test
testing tester temp temporary sample example demo something whatever nothing anything everything somebody
nobody computer laptop desktop internet network server database windows linux ubuntu debian apple macbook
iphone android samsung google facebook instagram twitter youtube amazon netflix spotify microsoft oracle
cisco yahoo hotmail gmail outlook myspace linkedin dropbox adobe photoshop minecraft fortnite roblox pokemon
pikachu charizard mario nintendo playstation xbox starcraft warcraft diablo counter counterstrike halo zelda
sonic tetris gamer gaming player iloveyou iloveu iloveme loveyou loveme lovely lover lovers love loving
lovelove truelove mylove forever always princess prince queen king angel angels angelo heaven devil satan
lucifer demon jesus jesuschrist christ church bible blessed blessing faith grace hope peace freedom destiny
genesis trinity spirit jehovah allah ganesh krishna monkey dragon tiger tigers lion lions eagle eagles
falcon falcons hawk hawks bear bears wolf wolves panther panthers cougar jaguar jaguars leopard cheetah
rabbit bunny kitty kitten kittens cat cats dog dogs doggy puppy horse horses ponies pony unicorn dolphin
dolphins shark sharks whale turtle turtles penguin spider scorpion snake cobra viper python butterfly
bumblebee chicken turkey duck ducks buffalo bronco broncos mustang stallion flower flowers rose roses lily
daisy violet jasmine orchid tulip lotus sunflower garden blossom ivy sunshine sunrise sunset moonlight moon
star stars starlight sky rainbow thunder lightning storm stormy rain snow snowflake winter spring summer
autumn fall january february march april may june july august september october november december monday
tuesday wednesday thursday friday saturday sunday today tomorrow morning midnight night red blue green
yellow orange purple pink black white silver gold golden diamond diamonds crystal emerald ruby sapphire
pearl amber platinum chocolate cookie cookies cupcake candy sugar honey sweet sweetie sweetheart sweety
cherry strawberry banana apples peach peaches lemon mango melon coconut pineapple pumpkin potato tomato
cheese butter pepper ginger cinnamon vanilla coffee cocacola pepsi beer whiskey vodka tequila pizza burger
football soccer baseball basketball hockey tennis volleyball golf golfer swimming running cricket rugby
boxing wrestling karate skate skater skateboard snowboard surfing surfer fishing hunter hunting racing racer
rider arsenal chelsea liverpool manchester manutd mancity everton tottenham barcelona realmadrid juventus
milan bayern dortmund schalke ajax feyenoord celtic rangers santos flamengo palmeiras corinthians lakers
celtics bulls knicks heat spurs yankees redsox dodgers giants cubs mets braves cowboys steelers packers
raiders patriots redskins saints vikings broncs ravens bengals chargers chiefs colts seahawks maverick
mavericks superman batman spiderman ironman hulk wolverine joker deadpool captain avengers marvel superstar
starwars skywalker darthvader vader yoda jedi startrek matrix neo morpheus gandalf frodo hobbit harrypotter
potter hermione dumbledore hogwarts simpsons homer bart snoopy mickey mickeymouse minnie donald garfield
scooby scoobydoo tinkerbell cinderella simba bambi barbie hellokitty naruto sasuke goku dragonball onepiece
bleach metallica slipknot nirvana acdc eminem tupac beatles rolling rockstar rockandroll rock guitar drummer
music musica dance dancer dancing singer hiphop rapper techno jazz blues punk metal elvis madonna prince
shakira mother father mommy daddy mama mamama papa mom dad sister brother family baby babygirl babyboy girl
girls boy boys woman lady ladies gentleman husband wife friend friends bestfriend boyfriend girlfriend buddy
honeybee darling master masters boss chief leader captain hero heroes warrior soldier sniper ninja samurai
killer murder death assassin shadow ghost phantom zombie vampire monster beast psycho crazy maniac savage
rebel outlaw gangster gangsta thug pimp playboy player sexy sexygirl hottie hotstuff cutie cute pretty
beautiful gorgeous handsome fuckyou fuckme fucker fuckoff fuck shit bitch asshole bullshit dickhead pussy
suckit badboy badgirl bigdick money money cash dollar dollars rich richie millionaire billion business
success winner winning lucky luckyone victory champion champions legend legendary power powerful energy
magic magical wizard mystery mystic dream dreams dreamer believe freedom liberty justice truth honor glory
courage strong strength brave infinity eternity michael michelle jennifer jessica jordan ashley amanda
andrew anthony thomas robert daniel david joshua matthew william richard charles charlie joseph james john
johnny jonathan christopher chris christian christina christine nicholas nicole nicola natalie natasha
melissa stephanie steven stephen stefan patrick peter paul pauline george edward frank frankie henry harry
harold hannah heather helen isabella isabelle jack jackson jacob jake jasper jason jeremy jeffrey jerry
jimmy joanna joanne julia julian julie justin karen katherine katie kelly kevin kimberly kristen larry laura
lauren leonardo linda lisa louis louise lucas lucy madison maggie marcus margaret maria mariana marie marina
mario mark marlboro martin martina mary mason maxwell megan melanie miguel monica morgan nathan oliver
olivia pamela patricia rachel rebecca ronald ronaldo messi neymar rooney beckham ryan sabrina samantha
samuel sandra sara sarah sebastian sharon shannon sophia sophie susan suzanne sydney taylor teresa theresa
tiffany timothy tyler vanessa veronica victor victoria vincent virginia walter wendy zachary alexander
alexandra alexis alexandre alejandro alejandra alberto alfredo alice alicia alison amelia andrea andreas
angela angelica angelina anita anna annie antonio antonia arthur austin barbara benjamin bernard bethany
beverly bradley brandon brandy brenda brian brianna brittany bruno bryan caitlin cameron carlos carmen carol
carolina caroline cassandra catherine cecilia chelsey cheyenne cindy claire claudia cristina crystal cynthia
dakota damian danielle deborah denise dennis diana diane diego dominic dominique donald donna dorothy
douglas dylan eduardo elena elizabeth emily emma enrique eric erica esther ethan eugene evelyn fernando
fernanda francesco francisco gabriel gabriela gabrielle gerald gloria gordon gregory gustavo america
american canada mexico brazil brasil argentina england london paris berlin germany deutschland france italia
italy spain espana portugal russia moscow china beijing japan tokyo korea india delhi mumbai pakistan
bangladesh indonesia jakarta malaysia philippines manila thailand vietnam australia sydney egypt cairo
africa nigeria kenya israel turkey istanbul galatasaray fenerbahce besiktas chicago dallas denver detroit
florida houston texas california newyork brooklyn boston phoenix seattle hollywood vegas lasvegas hawaii
alaska ferrari porsche mercedes bmw audi volkswagen toyota honda nissan mazda subaru corvette camaro
chevrolet chevy ford mustangs dodge harley harleydavidson yamaha suzuki kawasaki ducati lamborghini bugatti
truck trucker doctor nurse teacher student school college university science chemistry physics engineer
engineering driver pilot police fireman firefighter marine marines army airforce navy military security
secure private public sweetpea sunday sunny smile smiley happy happiness happyday goodluck goodday birthday
christmas xmas halloween easter newyear holiday vacation paradise island beach ocean river mountain forest
nature wildlife animal animals maradona ronaldinho zidane schumacher senna rossi federer nadal tyson bruce
brucelee jackie chan marlon brando monroe marilyn chester maxine buster rocky sadie bailey bandit casper
rusty sparky ranger peanut peanuts pebbles snickers skittles muffin brownie oreo nutella marshmallow
jellybean bubbles buybuy marketplace shopping shop store seller vendor buyer customer market sales discount
`;

/** The heart of common passwords: lower case, letters only. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean));
