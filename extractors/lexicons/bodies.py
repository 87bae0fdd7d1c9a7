"""The words that names of bodies are made of, in both languages: "ủy ban nhân dân" is "people's committee".

Written from the standard English names of Vietnamese bodies. A line is a term: its Vietnamese forms, a bar, its
English ones, with ";" between the forms of one language. The first English form names the term. Forms that are the
same after folding need no second entry.
"""

from __future__ import annotations

from collections.abc import Mapping

# What a body is. They are compared by what they can be, see `HEADS`, where one language has fewer words than the other.
GOVERNING = """
ủy ban nhân dân; ubnd; ủy ban hành chính | people's committee; peoples committee
hội đồng nhân dân; hđnd | people's council; peoples council
đảng ủy; cấp ủy; ban chấp hành đảng bộ; bch đảng bộ | party committee; party's committee
ban cán sự đảng; ban cán sự | party civil affairs committee; party affairs committee; party caucus committee
đảng bộ | party organization; party chapter
đảng đoàn | party delegation; party group; party union
ban thường vụ; thường vụ; btv | standing committee; standing board
thường trực | standing committee; standing board; standing members
đảng; đảng cộng sản việt nam; đảng csvn; đcsvn | party; communist party of vietnam; vietnamese communist party; CPV
ban chấp hành trung ương đảng; bch trung ương đảng; trung ương đảng; ban chấp hành trung ương; đảng trung ương | party
  central committee; central committee of the communist party of vietnam; central party committee; central committee
  of the party; cpv central committee; communist party of vietnam central committee
bộ chính trị | politburo; political bureau
ban bí thư | secretariat; standing board of the secretariat; party central committee secretariat
chính phủ; CP | government; central government
quốc hội; QH | national assembly; NA
ủy ban thường vụ quốc hội; ubtvqh | national assembly standing committee; standing committee of the national assembly
nhà nước; NN | state
đoàn đại biểu quốc hội; đoàn đbqh | national assembly delegation; na delegation; national assembly deputies
  delegation; delegation of national assembly deputies
văn phòng chính phủ; vpcp | government office; office of the government
văn phòng quốc hội; vpqh | national assembly office; office of the national assembly; na office
văn phòng trung ương đảng; văn phòng trung ương | party central committee office; office of the party central committee
văn phòng chủ tịch nước | office of the president; presidential office; office of the state president
thanh tra chính phủ; ttcp | government inspectorate; government inspectorate of vietnam
ngân hàng nhà nước; nhnn; ngân hàng nhà nước việt nam | state bank of vietnam; SBV; state bank
kiểm toán nhà nước; ktnn | state audit office; state audit office of vietnam; state audit; state audit of vietnam
tòa án nhân dân; tand; tòa án | people's court; court; peoples court
tòa án nhân dân tối cao; tandtc | supreme people's court; supreme peoples court
viện kiểm sát nhân dân; vksnd; viện kiểm sát; vks | people's procuracy; procuracy; peoples procuracy; people's
  procuratorate
viện kiểm sát nhân dân tối cao; vksndtc; vksnd tối cao | supreme people's procuracy; supreme peoples procuracy;
  supreme people's procuratorate
mặt trận tổ quốc; mttq; ủy ban mặt trận tổ quốc; ubmttq; ủy ban mttq | fatherland front; fatherland front committee
mặt trận tổ quốc việt nam; mttq việt nam; ủy ban trung ương mặt trận tổ quốc việt nam; ủy ban trung ương mttq việt nam
  | vietnam fatherland front; vietnam fatherland front central committee; central committee of the vietnam fatherland
  front; VFF
quân ủy trung ương | central military commission
ủy ban kiểm tra; ubkt | inspection commission; inspection committee
ủy ban kiểm tra trung ương; ubkt trung ương; ubkttw; ubkt tw; ủy ban kiểm tra (ubkt) trung ương | central inspection
  commission; party central committee's inspection commission; central commission for inspection; party central
  committee inspection commission; inspection commission of the party central committee
ban tổ chức trung ương; ban tổ chức tw | central organization commission; party central committee's organization
  commission; central commission for organization; organization commission; central organizing commission; central
  committee's organization commission
ban tuyên giáo trung ương; ban tuyên giáo tw | central propaganda department; central propaganda and education
  commission; party central committee's commission for communication and education; commission for communication and
  education; central commission for communication and education; central commission for popularization and education;
  central propaganda commission; commission for information and education
ban tuyên giáo và dân vận trung ương | central commission for propaganda and mass mobilization; party central
  committee's commission for information, education and mass mobilization; central commission for information,
  education and mass mobilization
ban nội chính trung ương | central internal affairs commission; party central committee's commission for internal
  affairs; commission for internal affairs; central commission for internal affairs
ban dân vận trung ương | central mass mobilization commission; party central committee's commission for mass
  mobilization; central commission for mass mobilization
ban kinh tế trung ương | central economic commission; party central committee's economic commission; party central
  committee's commission for economic affairs
ban đối ngoại trung ương | central external relations commission; party central committee's commission for external
  relations; commission for external relations
ban chính sách, chiến lược trung ương | central commission for policies and strategies; party central committee's
  commission for policies and strategies
học viện chính trị quốc gia hồ chí minh | ho chi minh national academy of politics
liên hợp quốc; lhq | united nations; UN
tổ chức y tế thế giới; WHO | world health organization; WHO
ngân hàng thế giới; WB | world bank; WB
liên minh châu âu; EU | european union; EU
phòng thương mại và công nghiệp; phòng thương mại công nghiệp | chamber of commerce and industry
phòng thương mại | chamber of commerce
hạ viện | house of representatives; lower house; house of commons
thượng viện | senate; upper house; house of lords
nhà trắng | white house
đại sứ quán; đsq | embassy
tổng liên đoàn lao động việt nam | vietnam general confederation of labor
liên đoàn lao động; lđlđ | confederation of labor; federation of labor; labor confederation; labor federation
công đoàn | trade union
đoàn thanh niên cộng sản hồ chí minh; trung ương đoàn | ho chi minh communist youth union; ho chi minh communist youth
  union central committee
đoàn thanh niên | youth union
hội liên hiệp phụ nữ | women's union; womens union
hội nông dân | farmers' union; farmers union; farmers' association
hội cựu chiến binh | veterans' association; war veterans' association; veterans association
thông tấn xã việt nam; ttxvn | vietnam news agency; vna
đài truyền hình việt nam; VTV | vietnam television; VTV
đài tiếng nói việt nam; VOV | voice of vietnam; VOV
cổng thông tin điện tử chính phủ; VGP | government portal; VGP; government news
bảo hiểm xã hội việt nam; bhxh việt nam; bảo hiểm xã hội (bhxh) việt nam | vietnam social security; vietnam social
  insurance; VSS
bảo hiểm xã hội; bhxh | social insurance; social security; social insurance agency
kho bạc nhà nước; kbnn; kho bạc | state treasury; treasury
công an | police; public security; department of public security; police department
bộ chỉ huy quân sự; bộ chqs; ban chỉ huy quân sự; ban chqs | military command
bộ tư lệnh | high command; command headquarters
bộ đội biên phòng; bđbp | border guard; border guards; border guard force
cảnh sát biển; cảnh sát biển việt nam | coast guard; vietnam coast guard
quân đội; quân đội nhân dân việt nam; qđndvn; quân đội nhân dân | army; vietnam people's army; people's army
quân khu | military region
cơ quan cảnh sát điều tra; cơ quan csđt; cqđt; cơ quan điều tra | investigation police agency; investigative police
  agency; investigation agency; police investigation agency; investigation police department; police investigative
  agency
cảnh sát giao thông; csgt | traffic police
cảnh sát hình sự; cshs | criminal police
thanh tra | inspectorate; inspection; inspectors
đoàn kiểm tra; tổ kiểm tra | inspection team; inspection delegation; inspection group
đoàn thanh tra; tổ thanh tra | inspection team; inspectorate team
tổ công tác | working group; task force; working team
đoàn công tác | working delegation
ban chỉ đạo; bcđ | steering committee; steering board; steering committees
ban chỉ huy | command; command committee; command board
ban tổ chức | organizing committee; organizing board; organization board
ban quản lý dự án; bqlda; ban qlda | project management board; project management unit; PMU
ban giám đốc; ban giám hiệu | board of directors; board of management
hội đồng quản trị; hđqt | board of directors; management board
hội đồng thành viên; hđtv | members' council; board of members; members council
hội đồng | council
văn phòng; VP | office; general office
văn phòng đăng ký đất đai; vpđkđđ; văn phòng đăng ký qsdđ | land registration office; land registry office
tổng cục thống kê; cục thống kê | general statistics office; GSO; statistics office; national statistics office
trung tâm | center
viện | institute
học viện | academy
trường đại học; đại học; ĐH; trường đh | university
đại học quốc gia hà nội; đhqghn | vietnam national university, hanoi; vnu hanoi; vietnam national university hanoi; vnu
đại học quốc gia tp hồ chí minh; đại học quốc gia tp.hcm; đại học quốc gia tphcm; đhqg tp.hcm; đại học quốc gia thành
  phố hồ chí minh | vietnam national university, ho chi minh city; vietnam national university ho chi minh city;
  vnu-hcm; vnu hcm
trường cao đẳng; cao đẳng; CĐ | college
trường trung học cơ sở; trường thcs; thcs; trung học cơ sở | lower secondary school; junior high school; secondary
  school; middle school
trường trung học phổ thông; trường thpt; thpt; trung học phổ thông | high school; upper secondary school
trường tiểu học; tiểu học | primary school; elementary school
trường mầm non; mầm non; trường mn; cơ sở mầm non; trường mẫu giáo | kindergarten; preschool; kindergarten facility
trường | school
bệnh viện; BV | hospital
bệnh viện đa khoa; bvđk; bv đa khoa | general hospital; polyclinic hospital
bệnh viện đa khoa trung ương; bệnh viện đa khoa tư | central general hospital
phòng khám; phòng khám đa khoa | clinic; polyclinic
trung tâm y tế; ttyt | medical center; health center
trạm y tế | health station; medical station
trung tâm kiểm soát bệnh tật; CDC | center for disease control; center for disease control and prevention; CDC
tập đoàn; công ty cổ phần tập đoàn | group; group joint stock company; group jsc
tập đoàn dầu khí việt nam; tập đoàn dầu khí quốc gia việt nam; PVN; petrovietnam | vietnam oil and gas group; vietnam
  national oil and gas group; petrovietnam; PVN; vietnam national industry - energy group
tập đoàn điện lực việt nam; EVN; điện lực việt nam | vietnam electricity; electricity of vietnam; EVN; vietnam
  electricity group
tập đoàn công nghiệp than - khoáng sản việt nam; tập đoàn than - khoáng sản việt nam; TKV; vinacomin | vietnam
  national coal - mineral industries group; vietnam national coal and mineral industries group; vinacomin; TKV;
  vietnam national coal-mineral industries holding corporation
tập đoàn bưu chính viễn thông việt nam; vnpt | vietnam posts and telecommunications group; vnpt
tập đoàn công nghiệp - viễn thông quân đội; viettel; tập đoàn viễn thông quân đội | viettel; viettel group; military
  industry and telecoms group
tập đoàn hóa chất việt nam; vinachem | vietnam national chemical group; vietnam chemical group; vinachem
tập đoàn công nghiệp cao su việt nam; tập đoàn cao su việt nam | vietnam rubber group
tập đoàn dệt may việt nam; vinatex | vietnam national textile and garment group; vinatex
tổng công ty hàng không việt nam; vietnam airlines; vna airlines | vietnam airlines; vietnam airlines corporation
tổng công ty đầu tư và kinh doanh vốn nhà nước; scic | state capital investment corporation; scic
ngân hàng | bank
quỹ | fund
hiệp hội | association; society
hội | association; society
liên đoàn | federation
liên hiệp | union
câu lạc bộ; CLB | club
chi nhánh | branch
nhà máy | plant; factory
nhà hát | theater
thẩm mỹ viện | beauty salon; cosmetic clinic
nhà máy thủy điện; thủy điện | hydropower plant; hydroelectric plant; hydropower
hãng hàng không | airlines; airline
trạm | station
đài truyền hình; đài th | television; television station
đảng ủy khối các cơ quan trung ương | party committee of central agencies bloc; central agencies' party committee
đảng ủy khối | party committee of bloc; bloc party committee
ban tiếp công dân | citizen reception committee; citizen reception board; citizen reception office
hội khuyến học | association for promoting education; study encouragement association; learning promotion association
hội người cao tuổi | association of the elderly; elderly association
hội chữ thập đỏ | red cross; red cross society
hội luật gia | lawyers association; lawyers' association
hội nhà báo | journalists association; journalists' association
đoàn luật sư | bar association
bảo tàng | museum
thư viện | library
báo; tờ báo; báo điện tử | newspaper; daily; e-newspaper; online newspaper; electronic newspaper; online; electronic
tạp chí | magazine; journal; review
đài phát thanh và truyền hình; đài pt-th; đài phát thanh - truyền hình; đài ptth | radio and television station;
  radio-television; radio and television
hợp tác xã; htx | cooperative
doanh nghiệp tư nhân; dntn | private enterprise
doanh nghiệp; DN | enterprise
đội | team
tổ; nhóm | team
cảng hàng không | airport
cảng | port
sân bay | airport
khu công nghiệp; kcn | industrial park; industrial zone; industrial parks
khu kinh tế; kkt | economic zone
khu công nghiệp và chế xuất; kcn và chế xuất | industrial and export processing zones
"""

# Fields of administration; those with a star have departments in every province: "Sở Y tế", "Department of Health".
FIELDS = """
* y tế | health; public health
* giáo dục và đào tạo; gd&đt; gdđt; gd-đt; gd - đt; giáo dục - đào tạo; giáo dục đào tạo; gd & đt; giáo dục |
  education and training; education & training; education
* tài chính; TC | finance
* kế hoạch và đầu tư; kh&đt; khđt; kh-đt; kế hoạch - đầu tư; kế hoạch đầu tư; kế hoạch & đầu tư | planning and
  investment; planning & investment
* công thương; CT | industry and trade; industry & trade
* nông nghiệp và phát triển nông thôn; nn&ptnt; nn-ptnt; nnptnt; nn và ptnt; nông nghiệp và ptnt; nông nghiệp & ptnt;
  nông nghiệp - phát triển nông thôn; nông nghiệp phát triển nông thôn; nông nghiệp & phát triển nông thôn; nông
  nghiệp&ptnt | agriculture and rural development; agriculture & rural development
* nông nghiệp và môi trường; nn&mt; nnmt; nn-mt; nông nghiệp & môi trường | agriculture and environment; agriculture &
  environment; agriculture and the environment
* tài nguyên và môi trường; tn&mt; tn-mt; tnmt; tài nguyên - môi trường; tài nguyên môi trường; tài nguyên & môi
  trường; tn và mt | natural resources and environment; natural resources & environment; natural resources and the
  environment
* xây dựng; XD | construction
* giao thông vận tải; gtvt; giao thông - vận tải; giao thông – vận tải; gt-vt | transport; transportation; transport
  and communications
* thông tin và truyền thông; tt&tt; tttt; tt-tt; thông tin - truyền thông; thông tin truyền thông; thông tin & truyền
  thông; tt và tt; thông tin và truyền thông (tt&tt) | information and communications; information & communications;
  information and communication; information and media
* văn hóa, thể thao và du lịch; vh-tt-dl; vhttdl; vh,tt&dl; vh, tt&dl; vhtt&dl; vh-tt&dl; vh-tt và dl; văn hóa-thể
  thao và du lịch; văn hóa - thể thao - du lịch; văn hóa thể thao và du lịch; vh,tt và dl; văn hóa, thể thao & du
  lịch; văn hóa thể thao du lịch; vh-ttdl; vh, tt và dl | culture, sports and tourism; culture, sport and tourism;
  culture sports and tourism
* văn hóa và thể thao; vh-tt; vhtt; vh&tt; văn hóa - thể thao; văn hóa, thể thao; văn hóa thể thao | culture and
  sports; culture and sport; culture & sports
* văn hóa và thông tin; văn hóa thông tin; văn hóa - thông tin | culture and information
* văn hóa, khoa học và thông tin | culture, science and information
* văn hóa, xã hội; văn hóa - xã hội | culture and social affairs; socio-cultural affairs
* du lịch | tourism
* văn hóa | culture
* lao động, thương binh và xã hội; lao động - thương binh và xã hội; lđ-tb&xh; lđtb&xh; lđtbxh; lđ-tbxh; lđ,tb&xh; lao
  động thương binh và xã hội; lao động, thương binh & xã hội; lao động - thương binh & xã hội; lđ, tb&xh; lđ-tb-xh;
  lao động-thương binh và xã hội; lao động - thương binh - xã hội; lđ - tb & xh; lđ,tb và xh | labor, war invalids and
  social affairs; labor, invalids and social affairs; labor - invalids and social affairs; labor-invalids and social
  affairs; labor war invalids and social affairs; labor, war invalids, and social affairs; labor and social affairs
* khoa học và công nghệ; kh&cn; khcn; kh-cn; khoa học - công nghệ; khoa học công nghệ; khoa học & công nghệ; kh và cn
  | science and technology; science & technology
* nội vụ; NV | home affairs; interior
* tư pháp | justice
* ngoại vụ; ngoại giao; đối ngoại | foreign affairs; external relations; diplomacy
* quy hoạch - kiến trúc; quy hoạch kiến trúc; qh-kt; quy hoạch và kiến trúc | planning and architecture; urban
  planning and architecture; planning & architecture
* dân tộc và tôn giáo | ethnic minorities and religious affairs; ethnic and religious affairs; ethnic affairs and
  religion; ethnic minorities and religions
* dân tộc | ethnic minority affairs; ethnic affairs; ethnic minorities' affairs; ethnic minorities; ethnicity
* an toàn thực phẩm | food safety
quốc phòng | national defense; defense
nội chính | internal affairs
tuyên giáo | propaganda and education; propaganda; communication and education; popularization and education
tuyên giáo và dân vận | propaganda and mass mobilization
dân vận | mass mobilization
kinh tế | economics; economy; economic; economic affairs
ngân sách | budget
kinh tế - ngân sách; kinh tế ngân sách; kinh tế và ngân sách | economic - budget; economic and budget; economy and
  budget; economic-budgetary
pháp chế | legal affairs; legislation; legal
pháp luật | law; laws
văn hóa, giáo dục, thanh niên, thiếu niên và nhi đồng | culture, education, youth, adolescents and children; culture,
  education, youth, teenagers and children
văn hóa, giáo dục | culture and education
tài chính, ngân sách; tài chính - ngân sách; tài chính ngân sách | finance and budget; financial and budgetary
  affairs; financial-budgetary affairs; budget and finance
khoa học, công nghệ và môi trường | science, technology and environment
các vấn đề xã hội; về các vấn đề xã hội | social affairs
quốc phòng và an ninh; quốc phòng, an ninh; quốc phòng - an ninh | national defense and security; defense and security
di sản văn hóa; di sản | cultural heritage; heritage
quản lý giá | price management
quản lý thị trường; qltt | market management; market surveillance
quản lý cạnh tranh | competition; competition management
quản lý đăng ký kinh doanh; đăng ký kinh doanh | business registration management; business registration
quản lý khám chữa bệnh; quản lý khám, chữa bệnh; khám chữa bệnh | medical services; medical examination and treatment;
  medical services administration; medical examination and treatment management
quản lý môi trường y tế | health environment management
quản lý môi trường | health environment management; environmental management
y tế dự phòng | preventive medicine
quản lý dược; dược | drug administration; pharmaceutical administration; drug
công nghệ thông tin; cntt | information technology
an toàn thông tin | information security
chống tham nhũng | anti-corruption
thuế | tax; taxation
hải quan | customs
thống kê | statistics
hàng không; hàng không việt nam; hàng không vn; hàng không dân dụng; hàng không dân dụng việt nam | civil aviation;
  vietnam civil aviation; civil aviation of vietnam
hàng hải; hàng hải việt nam | maritime; vietnam maritime
đường bộ; đường bộ việt nam | road; roads; vietnam road
đường sắt; đường sắt việt nam | railway; railways; vietnam railway; vietnam railways
đường thủy nội địa | inland waterway; inland waterways
đăng kiểm; đăng kiểm việt nam | register; vietnam register
cảnh sát | police
bà mẹ - trẻ em; bà mẹ và trẻ em; sức khỏe bà mẹ - trẻ em; sức khỏe bà mẹ và trẻ em; bà mẹ trẻ em | maternal and child
  health; maternal and children's health; maternal and children health
trẻ em | children
quản lý hoạt động xây dựng | management of construction activities; construction activities management
quản lý xây dựng | construction management
quản lý vận tải | transport management
quản lý trật tự đô thị; trật tự đô thị | urban order management; urban order
quản lý đô thị | urban management
quản lý lao động ngoài nước | overseas labor; overseas labor management
an toàn giao thông | traffic safety
an toàn giao thông quốc gia | national traffic safety
giao thông | traffic
phòng cháy chữa cháy; pccc; phòng cháy, chữa cháy; phòng cháy và chữa cháy | fire prevention and fighting; fire
  fighting and prevention; firefighting; fire prevention
phòng chống thiên tai; phòng, chống thiên tai; pctt | natural disaster prevention and control; disaster prevention and
  control; natural disaster prevention
phòng, chống thiên tai và tìm kiếm cứu nạn; phòng chống thiên tai và tìm kiếm cứu nạn; pctt&tkcn; pctt và tkcn |
  natural disaster prevention and control and search and rescue; natural disaster prevention and control, and search
  and rescue; natural disaster prevention, control and search and rescue; disaster prevention and control, search and
  rescue
phòng, chống dịch covid-19; phòng chống dịch covid-19; phòng, chống covid-19; phòng chống covid-19; phòng, chống dịch
  bệnh covid-19 | covid-19 prevention and control; prevention and control of covid-19
phòng, chống tham nhũng; phòng chống tham nhũng | anti-corruption; corruption prevention and control; prevention and
  control of corruption; corruption prevention
phòng, chống tham nhũng, tiêu cực; phòng, chống tham nhũng, lãng phí, tiêu cực | corruption and negative phenomena
  prevention and control; prevention and control of corruption and negative phenomena; anti-corruption and negative
  phenomena
điều hành giá | price management
đổi mới và phát triển doanh nghiệp; đổi mới và phát triển dn | enterprise renovation and development; business renewal
  and development
cải cách hành chính | administrative reform
cải cách | reform
chuyển đổi số | digital transformation
chống buôn lậu, gian lận thương mại và hàng giả; chống buôn lậu, gian lận thương mại, hàng giả | against smuggling,
  trade fraud and counterfeit goods; anti-smuggling, trade fraud and counterfeit goods
nghiệp vụ | professional
thi hành án dân sự; thads | civil judgment enforcement; civil judgement enforcement
kiểm lâm | forest protection; forest ranger; forest rangers
lâm nghiệp | forestry
thủy sản; nghề cá | fisheries; fishery
thủy lợi | irrigation; water resources
chăn nuôi | livestock; livestock production
chăn nuôi và thú y | livestock and animal health
thú y | animal health; veterinary
trồng trọt | crop production
bảo vệ thực vật | plant protection
trồng trọt và bảo vệ thực vật | crop production and plant protection
khí tượng thủy văn | hydrometeorology; meteorology and hydrology; hydro-meteorology
dự báo khí tượng thủy văn | hydro-meteorological forecasting; hydrometeorological forecasting
đo đạc và bản đồ | survey and mapping
đất đai; địa chính | land; land administration; land management
phát triển quỹ đất; quỹ đất | land fund development; land fund
môi trường | environment; environmental
khoáng sản | minerals; mineral; mineral resources
địa chất và khoáng sản; địa chất, khoáng sản | geology and minerals
điện lực | electricity; power; electric power
dầu khí | oil and gas; petroleum
đầu tư | investment; invest
đầu tư và phát triển; đầu tư phát triển | investment and development; development investment; development and investment
đầu tư và xây dựng; đầu tư xây dựng; xây dựng và đầu tư | investment and construction; construction investment;
  construction and investment
thương mại | trade; trading; commerce; commercial
thương mại và du lịch; thương mại du lịch | trade and tourism; trading and tourism
thương mại và dịch vụ; thương mại dịch vụ | trading and service; trade and services; trading and services; trading
  service; trade and service
kinh doanh và thương mại; kinh doanh thương mại | trading and business; business and trade; business and trading
sản xuất và thương mại; sản xuất thương mại | production and trading; manufacturing and trading; production and trade
xuất nhập khẩu | import-export; import export; import and export
dịch vụ | service; services
kinh doanh | business
phát triển | development
sản xuất | production; manufacturing
vận tải | transport; transportation
công nghiệp | industry; industrial
nông nghiệp | agriculture; agricultural
bất động sản | real estate
chứng khoán | securities
bảo hiểm | insurance
công nghệ | technology
kỹ thuật | technical; engineering
khoa học | science; sciences
nghiên cứu | research
đào tạo | training
lữ hành | travel; travel service
dự án | project
quy hoạch xây dựng | construction planning; urban planning
quy hoạch | planning
chính sách | policy
bầu cử | election
xã hội | social
nạn nhân chất độc da cam | agent orange victims; victims of agent orange
không gian mạng | cyberspace; cyber space
thi và tuyển sinh | examinations and enrollment; examination and enrollment
tiếp công dân | citizen reception
bồi thường giải phóng mặt bằng; bồi thường gpmb; giải phóng mặt bằng | compensation and site clearance; site clearance
xúc tiến đầu tư | investment promotion
xúc tiến thương mại | trade promotion
hội chợ triển lãm | exhibition fair; fair and exhibition
thể dục thể thao; thể thao; tdtt | sports; sport; physical training and sports
bóng đá | football
luật sư | bar; lawyers
nhà báo | journalists
doanh nhân trẻ | young entrepreneurs
phụ nữ | women; women's
nông dân | farmers; farmers'
cứu nạn cứu hộ; cứu nạn, cứu hộ | rescue
hồi sức tích cực | intensive care
thời sự | news
hạ tầng | infrastructure
nhà ở | housing
đô thị | urban
cây xanh | green; park and greenery; green park
chiếu sáng | lighting
cấp nước | water supply
thoát nước | drainage; sewerage
vườn thú | zoo
bến xe | bus station; coach station
ô tô | auto; automobile
thép; gang thép | steel; iron and steel
xi măng | cement
tàu thủy | ship
thiên nhiên | nature
nông lâm | agriculture and forestry
múa | dance
sân khấu điện ảnh; sân khấu - điện ảnh | theater and cinema
khuyến học | promoting education
cao su | rubber
dệt may | textile and garment
lương thực | food
bưu điện; bưu chính | post; postal; posts
viễn thông | telecommunications; telecom
tổ chức | organization; personnel
tổ chức cán bộ | personnel and organization; organization and personnel
tổng hợp | general
tài sản công; quản lý công sản | public asset management; public assets
tài chính doanh nghiệp | corporate finance
liên ngành | interdisciplinary; inter-agency; interagency; intersectoral
nội thành | inner city
quốc gia | national
trung ương; TW | central
việt nam; VN | vietnam; viet nam; vietnamese; vietnam national
quốc tế | international
quốc doanh | state-owned
miền bắc | northern
miền nam | southern
miền trung | central region
đa khoa | general
cơ sở | facility; establishment
hành chính | administrative; administration
công cộng | public
dân sự | civil
hình sự | criminal
"""

# The acronyms of ministries in English news.
ENGLISH_ACRONYMS: Mapping[str, str] = {
    "MOH": "ministry of health",
    "MOET": "ministry of education and training",
    "MOF": "ministry of finance",
    "MPI": "ministry of planning and investment",
    "MOIT": "ministry of industry and trade",
    "MARD": "ministry of agriculture and rural development",
    "MAE": "ministry of agriculture and environment",
    "MONRE": "ministry of natural resources and environment",
    "MOC": "ministry of construction",
    "MOT": "ministry of transport",
    "MIC": "ministry of information and communications",
    "MCST": "ministry of culture, sports and tourism",
    "MOCST": "ministry of culture, sports and tourism",
    "MOLISA": "ministry of labor, war invalids and social affairs",
    "MOST": "ministry of science and technology",
    "MOHA": "ministry of home affairs",
    "MOJ": "ministry of justice",
    "MOFA": "ministry of foreign affairs",
    "MPS": "ministry of public security",
    "MND": "ministry of national defense",
    "DOST": "department of science and technology",
    "DONRE": "department of natural resources and environment",
    "DOET": "department of education and training",
    "DARD": "department of agriculture and rural development",
}

# Heads that one language has more words for than the other: what each can be. A body known by both is the one.
VIETNAMESE_HEADS: Mapping[str, str] = {
    "bộ": "bộ",
    "sở": "sở",
    "cục": "cục",
    "tổng cục": "tổng cục",
    "vụ": "vụ",
    "ban": "ban",
    "ủy ban": "ủy ban",
    "ban quản lý": "ban quản lý",
    "bql": "ban quản lý",
    "tổng công ty": "tổng công ty",
    "khoa": "khoa",
    "phòng": "phòng",
    "chi cục": "chi cục",
    "công ty": "công ty tnhh; công ty cổ phần; công ty",
    "cty": "công ty tnhh; công ty cổ phần; công ty",
    "công ty cổ phần": "công ty cổ phần",
    "công ty cp": "công ty cổ phần",
    "cty cp": "công ty cổ phần",
    "cty cổ phần": "công ty cổ phần",
    "ctcp": "công ty cổ phần",
    "công ty tnhh": "công ty tnhh",
    "cty tnhh": "công ty tnhh",
    "công ty trách nhiệm hữu hạn": "công ty tnhh",
    "công ty tnhh mtv": "công ty tnhh",
    "cty tnhh mtv": "công ty tnhh",
    "công ty tnhh một thành viên": "công ty tnhh",
    "công ty trách nhiệm hữu hạn một thành viên": "công ty tnhh",
    "công ty trách nhiệm hữu hạn mtv": "công ty tnhh",
}
ENGLISH_HEADS: Mapping[str, str] = {
    "ministry": "bộ",
    "department": "sở; cục; vụ; ban; phòng; khoa",
    "faculty": "khoa",
    "corporation": "tổng công ty",
    "management board": "ban quản lý",
    "management authority": "ban quản lý",
    "general department": "tổng cục",
    "directorate": "tổng cục; cục",
    "national administration": "tổng cục; cục",
    "vietnam national administration": "tổng cục; cục",
    "administration": "cục; tổng cục",
    "agency": "cục",
    "authority": "cục; ban quản lý",
    "bureau": "cục; phòng",
    "division": "phòng; chi cục; ban",
    "section": "phòng",
    "sub-department": "chi cục",
    "sub department": "chi cục",
    "commission": "ban; ủy ban",
    "committee": "ban; ủy ban",
    "board": "ban; ban quản lý",
    "company": "công ty tnhh; công ty cổ phần; công ty",
    "joint stock company": "công ty cổ phần",
    "joint-stock company": "công ty cổ phần",
    "jsc": "công ty cổ phần",
    "company limited": "công ty tnhh",
    "co., ltd": "công ty tnhh",
    "co ltd": "công ty tnhh",
    "limited liability company": "công ty tnhh",
    "llc": "công ty tnhh",
    "limited company": "công ty tnhh",
    "one member limited liability company": "công ty tnhh",
    "one-member limited liability company": "công ty tnhh",
    "one member company limited": "công ty tnhh",
    "one member co., ltd": "công ty tnhh",
    "single-member limited liability company": "công ty tnhh",
}

# Words with which a name has a unit of administration in it, by the unit.
VIETNAMESE_UNITS: Mapping[str, str] = {
    "tỉnh": "province", "thành phố": "city", "tp": "city", "thủ đô": "city", "huyện": "district", "quận": "district",
    "Q": "district", "thị xã": "town", "tx": "town", "xã": "commune", "phường": "ward", "P": "ward",
    "thị trấn": "township", "thôn": "village", "đặc khu": "special zone",
}  # fmt: skip
ENGLISH_UNITS: Mapping[str, str] = {
    "province": "province", "provincial": "province", "city": "city", "municipal": "city", "district": "district",
    "town": "town", "commune": "commune", "ward": "ward", "township": "township", "village": "village",
    "special zone": "special zone",
}  # fmt: skip

# Written out before a name is read.
VIETNAMESE_COMPOUNDS: Mapping[str, str] = {
    "tỉnh ủy": "đảng ủy tỉnh", "thành ủy": "đảng ủy thành phố", "huyện ủy": "đảng ủy huyện", "quận ủy": "đảng ủy quận",
    "thị ủy": "đảng ủy thị xã", "tỉnh đoàn": "đoàn thanh niên tỉnh", "thành đoàn": "đoàn thanh niên thành phố",
    "huyện đoàn": "đoàn thanh niên huyện", "tphcm": "thành phố hồ chí minh",
}  # fmt: skip

# The subjects of laws and codes, in the same form as the terms of bodies.
LAW_SUBJECTS = """
thủ đô | capital
đất đai | land
nhà ở | housing
đầu tư | investment
đầu tư công | public investment
doanh nghiệp | enterprises; enterprise
lao động | labor
hình sự | penal; criminal
tố tụng hình sự | criminal procedure
dân sự | civil
tố tụng dân sự | civil procedure
tố tụng hành chính | administrative procedure
hôn nhân và gia đình; hôn nhân gia đình | marriage and family
xây dựng | construction
quy hoạch | planning
quy hoạch đô thị | urban planning
ngân sách nhà nước | state budget
tổ chức chính phủ | organization of government; government organization
tổ chức quốc hội | organization of national assembly
tổ chức chính quyền địa phương | organization of local government; local government organization; organization of
  local administration; organization of local governments
ban hành văn bản quy phạm pháp luật | promulgation of legal documents; promulgation of legal normative documents;
  promulgation of legislative documents
cán bộ, công chức | cadres and civil servants; public officials and civil servants
viên chức | public employees
khám bệnh, chữa bệnh; khám chữa bệnh | medical examination and treatment
bảo hiểm y tế | health insurance
bảo hiểm xã hội | social insurance
an toàn thực phẩm | food safety
dược | pharmacy
phòng, chống tác hại của thuốc lá; phòng, chống tác hại thuốc lá | prevention and control of tobacco harms; prevention
  and control of tobacco harm; tobacco harm prevention and control
phòng, chống tác hại của rượu, bia; phòng, chống tác hại rượu, bia | prevention and control of alcohol harms;
  prevention and control of harmful effects of alcohol
phòng, chống tham nhũng | anti-corruption; prevention and control of corruption; corruption prevention and control;
  preventing and combating corruption
phòng, chống ma túy | drug prevention and control; prevention and control of drugs; narcotics prevention and control
phòng, chống thiên tai | natural disaster prevention and control
phòng, chống bệnh truyền nhiễm | prevention and control of infectious diseases
phòng, chống mua bán người | human trafficking prevention and combat; prevention and combat of human trafficking
phòng cháy, chữa cháy; phòng cháy và chữa cháy | fire prevention and fighting; fire prevention and control
giao thông đường bộ | road traffic
trật tự, an toàn giao thông đường bộ | road traffic order and safety
di sản văn hóa | cultural heritage
du lịch | tourism
giáo dục | education
giáo dục đại học | higher education
giáo dục nghề nghiệp | vocational education
bảo vệ môi trường | environmental protection
khoáng sản | minerals; mineral
địa chất và khoáng sản | geology and minerals
tài nguyên nước | water resources
khiếu nại | complaints
tố cáo | denunciations
khiếu nại, tố cáo | complaints and denunciations
thanh tra | inspection
tiếp công dân | citizen reception
đấu thầu | bidding; tendering; procurement
đấu giá tài sản | property auction; asset auction
quản lý thuế | tax administration; tax management
thuế giá trị gia tăng | value-added tax; value added tax
thuế thu nhập cá nhân | personal income tax
thuế thu nhập doanh nghiệp | corporate income tax
kinh doanh bất động sản | real estate business
các tổ chức tín dụng | credit institutions
chứng khoán | securities
an ninh mạng | cybersecurity; cyber security
dữ liệu | data
bảo vệ dữ liệu cá nhân | personal data protection
giao dịch điện tử | electronic transactions; e-transactions
báo chí | press
quảng cáo | advertising; advertisement
công chứng | notarization
cư trú | residence
căn cước | identification
căn cước công dân | citizen identification
điện lực | electricity
giá | prices; price
hải quan | customs
hợp tác xã | cooperatives; cooperative
công đoàn | trade union; trade unions
bình đẳng giới | gender equality
trẻ em | children
người cao tuổi | elderly
nghĩa vụ quân sự | military service
xử lý vi phạm hành chính | handling of administrative violations; handling administrative violations
sửa đổi | amended; revised
sửa đổi, bổ sung một số điều của; sửa đổi bổ sung một số điều của | amending and supplementing a number of articles
  of; amendments and supplements to a number of articles of
"""

# Other countries, as bodies have them in their names: "Chính phủ Nhật Bản", "Japanese Government".
COUNTRIES = """
hoa kỳ; mỹ | united states; US; USA; american; united states of america; U S
trung quốc; cộng hòa nhân dân trung hoa; trung hoa | china; chinese; people's republic of china
nhật bản; nhật | japan; japanese
hàn quốc; đại hàn dân quốc | south korea; korea; korean; republic of korea; south korean
triều tiên | north korea; north korean; democratic people's republic of korea
lào; cộng hòa dân chủ nhân dân lào; chdcnd lào | laos; lao people's democratic republic
campuchia; vương quốc campuchia | cambodia; cambodian; kingdom of cambodia
thái lan; vương quốc thái lan | thailand; kingdom of thailand
myanmar | myanmar
malaysia | malaysia; malaysian
singapore | singapore; singaporean
indonesia | indonesia; indonesian
philippines | philippines; philippine; filipino
brunei | brunei
timor-leste; đông timor | timor-leste; east timor
nga; liên bang nga | russia; russian; russian federation
ukraine | ukraine; ukrainian
belarus; cộng hòa belarus | belarus; belarusian
kazakhstan; cộng hòa kazakhstan | kazakhstan; kazakh
anh; vương quốc anh | united kingdom; UK; britain; british
pháp; cộng hòa pháp | france; french; french republic
đức; cộng hòa liên bang đức; chlb đức | germany; german; federal republic of germany
ý; italia; italy | italy; italian
tây ban nha; vương quốc tây ban nha | spain; spanish; kingdom of spain
bồ đào nha | portugal; portuguese
hà lan; vương quốc hà lan | netherlands; dutch
bỉ; vương quốc bỉ | belgium; belgian
áo | austria; austrian
thụy sĩ | switzerland; swiss
thụy điển | sweden; swedish
na uy | norway; norwegian
đan mạch | denmark; danish
phần lan | finland; finnish
ba lan | poland; polish
hungary | hungary; hungarian
séc; cộng hòa séc | czech; czechia; czech republic
slovakia | slovakia; slovak
romania | romania; romanian
bulgaria | bulgaria; bulgarian
hy lạp | greece; greek
thổ nhĩ kỳ | turkey; turkish; turkiye
ấn độ; cộng hòa ấn độ | india; indian; republic of india
pakistan | pakistan; pakistani
bangladesh | bangladesh; bangladeshi
sri lanka | sri lanka; sri lankan
mông cổ | mongolia; mongolian
úc; australia | australia; australian
new zealand | new zealand
canada | canada; canadian
mexico | mexico; mexican
cuba; cộng hòa cuba | cuba; cuban
brazil | brazil; brazilian
argentina | argentina; argentine
chile | chile; chilean
ai cập | egypt; egyptian
nam phi; cộng hòa nam phi | south africa; south african
ethiopia | ethiopia; ethiopian
israel | israel; israeli
iran | iran; iranian
iraq | iraq; iraqi
ả rập xê út; saudi arabia | saudi arabia; saudi
các tiểu vương quốc ả rập thống nhất; uae | united arab emirates; UAE; emirati
đài loan | taiwan; taiwanese
hồng kông; hong kong | hong kong
"""
